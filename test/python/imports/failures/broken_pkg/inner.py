raise ValueError("inner fails")
