# The command in a small image: docker run --rm -v "$PWD:/reports" ghcr.io/ogi-report/ogi-report check /reports
FROM rust:1-bookworm AS build
WORKDIR /source
COPY . .
RUN cargo build --release --locked -p ogi

FROM debian:bookworm-slim
COPY --from=build /source/target/release/ogi /usr/local/bin/ogi
COPY LICENSE-MIT LICENSE-APACHE THIRD-PARTY-NOTICES.txt /usr/share/doc/ogi/
RUN useradd --system ogi
USER ogi
WORKDIR /reports
ENTRYPOINT ["ogi"]
CMD ["--help"]
