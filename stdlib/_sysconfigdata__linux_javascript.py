# Build variables that sysconfig and its users look at; taipan is not built by make.
build_time_vars = {
    "EXT_SUFFIX": "",
    "SOABI": "",
    "Py_DEBUG": 0,
    "Py_GIL_DISABLED": 0,
    "WITH_DOC_STRINGS": 1,
    "CC": "",
    "CFLAGS": "",
    "CONFIG_ARGS": "",
    "HAVE_FORK": 0,
}
