# The commonest of all errors, through several attribute loads on one line.
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


chain = Node(1, Node(2))
print(chain.next.value)
print(chain.next.next.next.value + chain.value)
