# Sourced by bench/run and bench/check: finds the JDK as ./mvnw does, and builds what is measured into bench/target.

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
root=$(dirname "$bench")
target=$bench/target

say() { printf '%s\n' "bench: $*" >&2; }
fail() { say "$*"; exit 1; }

# Nothing is written beside the sources.
export PYTHONDONTWRITEBYTECODE=1

find_jdk() {
    JAVA_HOME=$("$root/mvnw" --version | sed -n 's/.*runtime: //p')
    [[ -x $JAVA_HOME/bin/java ]] || fail "./mvnw --version names no JDK"
    export JAVA_HOME
}

# The product as it ships; ./mvnw verify leaves it too, and then it is taken as it is.
build_product() {
    if [[ ${1:-} == again || ! -f $root/target/quarkus-app/quarkus-run.jar ]]; then
        "$root/mvnw" -q -B -f "$root/pom.xml" -DskipTests -DskipITs package || fail "Aubade does not build"
    fi
}

# The engine's subjects on the JVM, Aubade among them, against the product's classes and libraries.
build_engine() {
    mkdir -p "$target"
    if [[ ! -d $target/lib || $bench/pom.xml -nt $target/lib ]]; then
        rm -rf "$target/lib"
        "$root/mvnw" -q -B -f "$bench/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
            "-DoutputDirectory=$target/lib" || fail "the peers of the JVM cannot be had"
    fi
    local release
    release=$("$JAVA_HOME/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
    CLASSPATH="$target/classes:$root/target/classes:$root/target/quarkus-app/lib/main/*:$root/target/quarkus-app/lib/boot/*:$target/lib/*"
    export CLASSPATH
    rm -rf "$target/classes"
    # Structured concurrency is a preview API.
    "$JAVA_HOME/bin/javac" --enable-preview --release "$release" -Xlint:all,-preview,-classfile,-processing,-options,-path -Werror \
        -proc:none -d "$target/classes" "$bench"/java/org/aubade/bench/*/*.java 2>"$target/javac.log" ||
        { cat "$target/javac.log" >&2; fail "the subjects do not compile"; }
}
