# Packages: django, asgiref, sqlparse
# Tries: templates, ORM on sqlite, test client, forms
# Module: django
import os
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
import django
from django.conf import settings
from django.http import HttpResponse, JsonResponse

def index(request, name="world"):
    return HttpResponse(f"hello {name} {request.GET.get('q')}")

def data(request):
    return JsonResponse({"method": request.method, "post": dict(request.POST)})

def page(request):
    from django.shortcuts import render
    return render(request, "page.html", {"items": [1, 2, 3], "html": "<b>"})

settings.configure(
    DEBUG=True, SECRET_KEY="x", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", {
        "base.html": "<h1>{% block t %}base{% endblock %}</h1>",
        "page.html": "{% extends 'base.html' %}{% block t %}{% for i in items %}{{ forloop.counter }}:{{ i|add:10 }} {% empty %}none{% endfor %}{{ html }}{{ html|safe }}{% url 'data' %}{% endblock %}"})]}}],
)
django.setup()
from django.urls import path
urlpatterns = [path("", index), path("hi/<slug:name>/", index, name="hi"), path("data", data, name="data"), path("page", page)]

from django.template import Template, Context, TemplateSyntaxError
print(Template("{% if a and not b %}{{ a|upper|default:'x' }}{% else %}no{% endif %} {{ d.k.0 }} {% with x=3 %}{{ x }}{% endwith %} {{ t|date:'Y-m-d' }}").render(
    Context({"a": "yes", "d": {"k": ["first"]}, "t": __import__("datetime").date(2024, 2, 3)})))
print(Template("{{ s|truncatewords:2|title }} {{ n|floatformat:2 }} {{ l|join:', ' }} {{ s|slugify }} {% cycle 'a' 'b' %} {{ x|linebreaks }}{{ l|length|pluralize:'y,ies' }}").render(
    Context({"s": "some long words", "n": 3.14159, "l": [1, 2], "x": "a\nb"})))
try:
    Template("{% if %}{% nope %}")
except TemplateSyntaxError as error:
    print(error)

from django.db import models, connection
class Author(models.Model):
    name = models.CharField(max_length=50, unique=True)
    born = models.DateField(null=True)
    class Meta:
        app_label = "contenttypes"
    def __str__(self):
        return self.name
class Book(models.Model):
    title = models.CharField(max_length=100)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    pages = models.IntegerField(default=10)
    class Meta:
        app_label = "contenttypes"
        ordering = ["title"]

print(Author.objects.filter(name__startswith="A", books__pages__gt=3).exclude(born=None).order_by("-name").query)
with connection.schema_editor() as editor:
    editor.create_model(Author)
    editor.create_model(Book)
ada = Author.objects.create(name="Ada", born="1815-12-10")
Book.objects.bulk_create([Book(title="B", author=ada), Book(title="A", author=ada, pages=20)])
print(list(Book.objects.values_list("title", "author__name")), ada.books.count(), Book.objects.get(title="A").author)
from django.db.models import Sum, F, Q, Count
print(Book.objects.aggregate(Sum("pages")), Author.objects.annotate(n=Count("books")).values("name", "n")[0])
Book.objects.filter(Q(title="A") | Q(pages__lt=5)).update(pages=F("pages") + 1)
print(Book.objects.get(title="A").pages, Author.objects.get(pk=1).born, Author.objects.filter(pk=9).exists())
try:
    Author.objects.create(name="Ada")
except Exception as error:
    print(type(error).__name__, error)

from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
client = Client()
print(client.get("/?q=1").content, client.get("/hi/ada/").content, client.get("/nope").status_code)
print(client.post("/data", {"a": ["1", "2"]}).json(), client.get("/page").content.decode())

from django import forms
class F1(forms.Form):
    name = forms.CharField(max_length=5)
    email = forms.EmailField(required=False)
    n = forms.IntegerField(min_value=3)
f = F1({"name": "toolong", "email": "bad", "n": "1"})
print(f.is_valid(), f.errors.as_json())
print(F1({"name": "ok", "n": "5"}).is_valid(), F1().as_p())
from django.core.paginator import Paginator
from django.utils import timezone, text, html
print(Paginator(range(10), 3).page(2).object_list, text.slugify("Ünï x"), html.escape("<'>"), html.strip_tags("<p>x</p>"))
