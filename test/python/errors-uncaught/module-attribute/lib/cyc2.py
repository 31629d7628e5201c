import cyc1
print(cyc1.value)
