print("late loads")
value = "late value"
other = [value] * 2
