# A very long source line and text after the statement.
values = {"alpha": 1, "beta": 2, "gamma": 3, "delta": 4, "epsilon": 5, "zeta": 6, "eta": 7, "theta": 8, "iota": 9, "kappa": None}
x = 1; y = values["kappa"] + values["alpha"]; z = 3  # a comment
