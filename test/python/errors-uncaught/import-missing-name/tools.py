hammer = "H"
screwdriver = "S"
