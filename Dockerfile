# syntax=docker/dockerfile:1
FROM python:3.11-slim AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
RUN pip install --no-cache-dir uv==0.9.* \
 && uv venv /opt/monitor \
 && uv pip install --no-cache --python /opt/monitor/bin/python .

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 monitor \
 && mkdir -p /watch/snapshots \
 && chown -R monitor:monitor /watch
COPY --from=build /opt/monitor /opt/monitor
COPY --chown=monitor:monitor config.yaml /watch/config.yaml
ENV PATH=/opt/monitor/bin:$PATH \
    PYTHONUNBUFFERED=1
USER monitor
WORKDIR /watch
# Versions and database. The configuration is a file, so no VOLUME can be declared for
# it: mount your own over it, as compose.yaml does; it is re-read when it changes.
VOLUME ["/watch/snapshots"]
# Healthy: no page is overdue by more than a quarter of an hour.
HEALTHCHECK --interval=60s --timeout=20s --start-period=30s --retries=3 \
  CMD ["monitor", "status", "--overdue", "15m"]
ENTRYPOINT ["monitor"]
CMD ["run"]
