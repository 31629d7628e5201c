import cyc2
value = 1
