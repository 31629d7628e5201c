# Carets count columns by display width of wide characters.
größe = 3
表 = {"键": 1}
print(表["键"] + größe)
print("日本" + str(größe), 表["缺"] + größe, "é")
