print("helper runs")
thing = [1]
