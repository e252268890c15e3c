# The bot in a container: docs/stewards.md, "In a container".
# Debian's libc rather than Alpine's: Node's own builds and better-sqlite3's are tested most there.
# The version is that of package.json, which the tests hold against it.
FROM node:24.21.0-bookworm-slim AS packages

WORKDIR /althing
COPY package.json package-lock.json ./
COPY vendor ./vendor
# No package needs a script of its own to be installed. What only compilers, editors and other systems read goes.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/better-sqlite3/deps node_modules/better-sqlite3/src \
  && find node_modules/better-sqlite3/prebuilds -type f ! -name 'linux-*.node' -delete \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

FROM node:24.21.0-bookworm-slim

LABEL org.opencontainers.image.title="Althing" \
  org.opencontainers.image.description="A Matrix bot with which a cooperative decides in the rooms where it already talks" \
  org.opencontainers.image.licenses="AGPL-3.0-or-later"
ENV NODE_ENV=production

WORKDIR /althing
COPY --from=packages /althing/node_modules ./node_modules
COPY vendor ./vendor
COPY package.json LICENSE ./
COPY bin ./bin
COPY src ./src

# The one place that is written to, besides /tmp. A new volume takes its owner from here.
RUN install -d -o 1000 -g 1000 -m 700 /storage
VOLUME /storage

# "node" of the official image. What is mounted at /config must be readable to it.
USER 1000:1000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=1m --retries=3 \
  CMD ["node", "/althing/bin/althing.mjs", "health", "--config", "/config/config.yaml"]
# The flag lets Node use less memory.
ENTRYPOINT ["node", "--max-semi-space-size=8", "/althing/bin/althing.mjs"]
CMD ["run", "--config", "/config/config.yaml"]
