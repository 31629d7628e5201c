# UnboundLocalError from a loop that never ran.
def total(rows):
    for row in rows:
        count = row
    count += 1
    return count


print(total([1, 2]))
total([])
