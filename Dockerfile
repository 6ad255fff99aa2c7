# The bot alone, as it runs on Discord: no playground, no tests, nothing that can install anything.
#
# The base is pinned by tag, so a rebuild takes its security fixes. Whoever publishes images pins the digest as well:
# look it up with `docker buildx imagetools inspect python:3.13-slim-bookworm` and write `@sha256:...` behind both tags.
FROM python:3.13-slim-bookworm AS build

RUN python -m venv --without-pip /opt/venv
COPY requirements.txt /build/
RUN python -m pip --python /opt/venv/bin/python install --no-cache-dir --disable-pip-version-check \
        --require-hashes --only-binary :all: -r /build/requirements.txt
COPY bot /app/bot
COPY cogs /app/cogs
# The root file system is read-only later on, so everything is compiled now.
RUN /opt/venv/bin/python -m compileall -q /opt/venv/lib /app


FROM python:3.13-slim-bookworm

RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin metric-mile \
    && install --directory --mode 0700 --owner 10001 --group 10001 /data
# Both belong to root, so the bot cannot change itself.
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATA_FOLDER=/data \
    HEALTH_PORT=8099 \
    MPLCONFIGDIR=/tmp/matplotlib
WORKDIR /app
USER 10001:10001
VOLUME /data
STOPSIGNAL SIGTERM
# It asks 127.0.0.1 inside the container; no port is opened to the outside.
HEALTHCHECK --interval=30s --timeout=10s --start-period=90s --retries=3 CMD ["python", "-m", "bot", "health"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
