# Errors around super() and attribute lookup through a hierarchy.
class Base:
    def run(self):
        return self.step() + 1


class Mid(Base):
    def step(self):
        return super().step()


class Top(Mid):
    def run(self):
        try:
            return super().run()
        except AttributeError as e:
            print(e)
            raise NotImplementedError(f"{type(self).__name__}.step") from e


Top().run()
