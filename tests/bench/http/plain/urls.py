"""The addresses of the plain project."""

from rest_framework.routers import DefaultRouter

from tests.bench.http.plain.views import Agreements, Articles, Positions

router = DefaultRouter()
router.register("agreements", Agreements)
router.register("articles", Articles)
router.register("positions", Positions)
urlpatterns = router.urls
