WHICH = "the package wins over the module of the same name"
