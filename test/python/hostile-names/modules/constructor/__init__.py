value = "package"
