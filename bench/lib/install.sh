# Sourced by bench/run: installs the peers by their package managers into bench/target. What cannot be had is said and left out.

missing() { say "LEFT OUT: $*"; }

install_python() {
    command -v python3 >/dev/null || fail "Python 3 is needed to measure at all"
    BENCH_PYTHON=$target/python/bin/python
    if [[ ! -x $BENCH_PYTHON ]] && ! python3 -m venv --system-site-packages "$target/python" >&2; then
        BENCH_PYTHON=$(command -v python3)
        missing "a virtual environment: python3-venv is not installed"
    fi
    export BENCH_PYTHON
    local package
    for package in uvloop aiohttp; do
        "$BENCH_PYTHON" -c "import $package" 2>/dev/null ||
            "$BENCH_PYTHON" -m pip install -q --retries 0 --timeout 30 "$package" >&2 || missing "$package: pip could not install it"
        if "$BENCH_PYTHON" -c "import $package" 2>/dev/null; then export "BENCH_${package^^}=$BENCH_PYTHON"; fi
    done
}

install_node() {
    local modules=$target/npm/node_modules
    if [[ ! -x $modules/.bin/node || ! -f $modules/node-red/red.js || ! -x $modules/.bin/restate-server ]]; then
        if ! command -v npm >/dev/null; then
            missing "Node, Node-RED and Restate: npm is not installed"
            return
        fi
        npm install --silent --no-package-lock --no-audit --no-fund --prefix "$target/npm" \
            "node-linux-$([[ $(uname -m) == aarch64 ]] && echo arm64 || echo x64)@24" node-red@5 \
            @restatedev/restate-server@1 @restatedev/restate-sdk@1 >&2 || missing "some of Node 24, Node-RED 5 and Restate: npm could not install them"
    fi
    if [[ -x $modules/.bin/node ]]; then export BENCH_NODE=$modules/.bin/node; fi
    local restate
    restate=$(find "$modules"/@restatedev/restate-server-*/bin -name restate-server 2>/dev/null | head -n 1)
    if [[ -n ${BENCH_NODE:-} && -n $restate ]] && "$restate" --version >/dev/null 2>&1; then
        export BENCH_RESTATE=$restate
    fi
}

# Debian's packages are unpacked rather than installed: that needs no rights.
install_wrk() {
    if command -v wrk >/dev/null; then
        BENCH_WRK=$(command -v wrk)
    else
        BENCH_WRK=$target/wrk/wrk
        [[ -x $BENCH_WRK ]] || unpack_wrk || { missing "wrk: apt could not get it, and without it the service is not measured"; return; }
    fi
    export BENCH_WRK
}

unpack_wrk() (
    mkdir -p "$target/wrk"
    cd "$target/wrk"
    apt-get download -q wrk libluajit-5.1-2 >&2 || return 1
    for package in *.deb; do dpkg -x "$package" .; done
    library=$(dirname "$(find "$PWD/usr/lib" -name 'libluajit*' | head -n 1)")
    printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s "$@"\n' "$library" "$PWD/usr/bin/wrk" >wrk
    chmod +x wrk
)

build_ceiling() {
    [[ -f $target/ceiling/quarkus-app/quarkus-run.jar ]] ||
        "$root/mvnw" -q -B -f "$bench/ceiling/pom.xml" package >&2 || missing "the bare Quarkus endpoint does not build"
}

# The packaging with the AOT cache, beside the plain one, from a copy of the sources. It stays where it was trained.
build_aot() {
    local build=$target/aot
    local made=$build/target/quarkus-app/aubade.aot
    [[ ! -f $made || -n $(find "$root/src" "$root/.mvn" "$root/pom.xml" -newer "$build/began" -print -quit) ]] || return 0
    rm -rf "$build"
    mkdir -p "$build"
    touch "$build/began"
    cp -r "$root/pom.xml" "$root/mvnw" "$root/.mvn" "$root/src" "$build"
    "$root/mvnw" -q -B -f "$build/pom.xml" -Paot -Dmaven.test.skip=true -Dspotless.check.skip=true package >"$target/aot.log" 2>&1 ||
        missing "the AOT cache: ./mvnw package -Paot failed, see $target/aot.log"
}
