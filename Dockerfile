# The pages for a newsroom; compose.yaml runs them with PostgreSQL. Building needs PyPI, the npm registry and Debian's
# packages (a font, for charts as PNG); running needs no network: the model and the gazetteer are in the package.
FROM python:3.11-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --wheel-dir /wheels --constraint constraints.txt '.[postgres,pdf]'

FROM python:3.11-slim
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-index --find-links /wheels 'counterclaim[postgres,pdf]' \
 && rm -rf /wheels \
 && apt-get update && apt-get install --yes --no-install-recommends fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 1000 desk \
 && install --directory --owner desk /ledger
USER desk
WORKDIR /ledger
# Where commands look for the ledger unless they are told otherwise; compose.yaml sets PostgreSQL.
ENV COUNTERCLAIM_LEDGER=/ledger/counterclaim.db
VOLUME /ledger
EXPOSE 8400
HEALTHCHECK --start-period=30s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8400/sign-in', timeout=5)"]
ENTRYPOINT ["counterclaim"]
CMD ["serve", "--new", "--host", "0.0.0.0", "--port", "8400"]
