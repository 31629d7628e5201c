# 12. Single and multiple inheritance; attributes and methods come from the parents in method resolution order.
class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} makes {self.sound()}"

    def sound(self):
        return "a sound"


class Dog(Animal):
    def sound(self):
        return "woof"


class Bird(Animal):
    legs = 2

    def __init__(self, name, wings=2):
        super().__init__(name)
        self.wings = wings


print(Dog("rex").speak(), Bird("tweety").speak(), Dog.legs, Bird.legs, Bird("t").wings)
print(isinstance(Dog("x"), Animal), issubclass(Dog, Animal), Dog.__bases__, Animal.__subclasses__())


class Swimmer:
    def move(self):
        return "swims"


class Flyer:
    def move(self):
        return "flies"


class Duck(Bird, Flyer, Swimmer):
    def move(self):
        return super().move() + " and " + Swimmer.move(self)


print(Duck("donald").move(), [c.__name__ for c in Duck.__mro__])


class Root:
    def __init__(self):
        self.log = ["Root"]


class Left(Root):
    def __init__(self):
        super().__init__()
        self.log.append("Left")


class Right(Root):
    def __init__(self):
        super().__init__()
        self.log.append("Right")


class Bottom(Left, Right):
    def __init__(self):
        super().__init__()
        self.log.append("Bottom")


print(Bottom().log)  # Root once, and Right before Left
try:
    class Impossible(Root, Left):
        pass
except TypeError as error:
    print(error)


class Stack(list):
    push = list.append

    def peek(self):
        return self[-1]


s = Stack([1])
s.push(2)
print(s, s.peek(), len(s), isinstance(s, list))
Animal.legs = "changed in the parent"
print(Dog.legs, Bird.legs)
