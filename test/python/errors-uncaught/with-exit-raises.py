# An error raised in __exit__ while another is on its way.
class Guard:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print(self.name, kind and kind.__name__)
        if self.name == "inner":
            raise RuntimeError(f"closing {self.name}")


with Guard("outer") as o, \
        Guard("inner") as i:
    {}["nothing"]
