# The hub without its embedded PostgreSQL: it wants DATABASE_URL. compose.yaml runs it with a server; docs/operations.md says how.
# What is run here stands in scripts/image.sh, which works as any user in any folder: `npm run image:check` sees to it.
ARG NODE=node:24.21.0-bookworm-slim
ARG POSTGRES=postgres:18.4-bookworm

FROM ${NODE} AS build
USER node
# there and the user's own already: some builders make a new folder root's
WORKDIR /home/node
COPY --chown=node:node package.json package-lock.json .npmrc tsconfig.json ormconfig.ts LICENSE ./
COPY --chown=node:node scripts scripts
COPY --chown=node:node migrations migrations
COPY --chown=node:node schema schema
COPY --chown=node:node src src
RUN scripts/image.sh

# `docker build --target backup`: the same program beside the programs of PostgreSQL, for backup and restore
FROM ${POSTGRES} AS backup
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /home/node/image /app
ENV NODE_ENV=production
USER postgres
WORKDIR /backups
ENTRYPOINT ["node", "/app/dist/src/cli/main.js"]
CMD ["--help"]

FROM ${NODE} AS hub
COPY --from=build /home/node/image /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
USER node
WORKDIR /app
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
