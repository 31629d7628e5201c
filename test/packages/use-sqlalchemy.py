# Packages: sqlalchemy, typing-extensions
# Tries: Core and ORM on sqlite in memory
# Recorded by python3: quicker than the reference build.
# Module: sqlalchemy.orm
from sqlalchemy import (create_engine, Column, Integer, String, ForeignKey, select, func, text, MetaData, Table, and_, or_, case, insert,
                        update, delete, UniqueConstraint, event)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, selectinload, aliased
from sqlalchemy.exc import IntegrityError, NoResultFound
from typing import Optional

class Base(DeclarativeBase):
    pass

class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30), unique=True)
    nick: Mapped[Optional[str]]
    posts: Mapped[list["Post"]] = relationship(back_populates="author", cascade="all, delete-orphan", order_by="Post.id")
    def __repr__(self):
        return f"User({self.id}, {self.name!r})"

class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    score: Mapped[float] = mapped_column(default=1.5)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    author: Mapped[User] = relationship(back_populates="posts")

p, u = Post.__table__, User.__table__
print(select(u.c.name, func.count(p.c.id).label("n")).join(p).group_by(u.c.name).having(func.count(p.c.id) > 1).order_by(text("n DESC")))
print(select(User).where(and_(User.name.like("a%"), or_(User.id.in_([1, 2]), User.nick.is_(None)))).limit(3).compile().params)
print(update(u).where(u.c.id == 1).values(name="x"), delete(p), insert(u).values(name="q"), case((u.c.id > 1, "a"), else_="b"))
from sqlalchemy.schema import CreateTable
print(CreateTable(p))

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([User(name="ada", posts=[Post(title="one"), Post(title="two", score=3)]), User(name="bob", nick="b")])
    session.commit()
    print(session.scalars(select(User).order_by(User.name)).all())
    print(session.execute(select(User.name, func.count(Post.id), func.sum(Post.score)).outerjoin(Post).group_by(User.id)).all())
    ada = session.scalars(select(User).options(selectinload(User.posts)).where(User.name == "ada")).one()
    print([t.title for t in ada.posts], ada.posts[0].author is ada)
    ada.posts.pop(0)
    ada.nick = "lady"
    session.flush()
    print(session.dirty, session.scalar(select(func.count()).select_from(Post)), session.get(User, 1).nick)
    session.rollback()
    print(session.scalar(select(func.count()).select_from(Post)), ada.nick)
    try:
        session.add(User(name="ada"))
        session.commit()
    except IntegrityError as error:
        session.rollback()
        print(type(error.orig).__name__, error.orig)
    try:
        session.scalars(select(User).where(User.id == 99)).one()
    except NoResultFound as error:
        print(error)
with engine.begin() as conn:
    conn.execute(insert(u), [{"name": "c"}, {"name": "d"}])
    print(conn.execute(text("select name from user where id > :i"), {"i": 1}).mappings().all())
