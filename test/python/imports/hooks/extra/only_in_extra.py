VALUE = "found in extra"
