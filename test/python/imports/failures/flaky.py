import sys
print("flaky runs")
value = 1 if hasattr(sys, "flaky_ok") else 1 / 0
