# syntax=docker/dockerfile:1

# Builds as a clone does, and packs what a server reads (docs/decisions, 0054). Both stages are Debian 12 with the same Node:
# what is compiled for one runs in the other.
FROM node:22-bookworm AS build
WORKDIR /src
COPY .npmrc package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run pack -- /packed && mkdir /data

# Node and what it needs: no shell, no package manager, a user who is not root.
FROM gcr.io/distroless/nodejs22-debian12:nonroot
ENV DATA_DIR=/data HOST=0.0.0.0 PORT=3000
WORKDIR /playhead
COPY --from=build /packed /playhead
COPY --from=build --chown=nonroot:nonroot /data /data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["/nodejs/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["commands/start.js"]
