package io.planwright.worker.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program ends with all that it has started, and says no more than there is room for. */
class ProgramTest {

    @TempDir
    Path folder;

    private Program program(String command, Duration limit) {
        return new Program(
                command,
                folder,
                new HashMap<>(Map.of("PATH", System.getenv("PATH"))),
                null,
                folder.resolve("log"),
                1_000,
                limit,
                Duration.ofSeconds(1));
    }

    private Program.Ended run(String command) {
        return program(command, Duration.ofMinutes(1)).run(() -> null);
    }

    private ProcessHandle started(String file) throws IOException {
        return ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve(file)).strip()))
                .orElse(null);
    }

    private void isGone(String file) throws IOException {
        var process = started(file);
        await().atMost(Duration.ofSeconds(10)).until(() -> process == null || !process.isAlive());
    }

    @Test
    void itsOutputAndExitCodeAreKept() throws IOException {
        var ended = run("echo out; echo err >&2; exit 3");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.tail()).isEqualTo("out\nerr\n");
        assertThat(folder.resolve("log")).hasContent("out\nerr\n");
    }

    @Test
    void muchOutputIsReadAndLeftOut() throws IOException {
        var ended = run("seq 1 100000");

        assertThat(ended.exitCode()).isZero();
        assertThat(Files.size(folder.resolve("log"))).isLessThan(1_100);
        assertThat(folder.resolve("log")).content().contains("more bytes are left out");
        assertThat(ended.tail()).endsWith("100000\n");
    }

    @Test
    void whatItHasStartedEndsWithItAlsoWhenNobodyKnowsItAnyMore() throws IOException {
        Supplier<@Nullable String> soon = () -> Files.exists(folder.resolve("inner")) ? "the claim is lost" : null;
        var ended = program(
                        "sleep 300 & echo $! > child; (sh -c 'sleep 300 & echo $! > orphan' &); sleep 1; touch inner;"
                                + " trap '' TERM; wait; sleep 300",
                        Duration.ofMinutes(1))
                .run(soon);

        assertThat(ended.aborted()).isEqualTo("the claim is lost");
        isGone("child");
        isGone("orphan");
    }

    @Test
    void itEndsWithTheJvmThatHasStartedIt() throws Exception {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ending.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();

        assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();

        isGone("inner");
    }

    /** Ends, by itself, while its program runs. */
    static final class Ending {
        public static void main(String[] arguments) throws InterruptedException {
            var folder = Path.of(arguments[0]);
            var program = new Program(
                    "echo $$ > new; mv new inner; sleep 300",
                    folder,
                    new HashMap<>(Map.of("PATH", System.getenv("PATH"))),
                    null,
                    folder.resolve("log"),
                    1_000,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(1));
            Thread.ofPlatform().daemon().start(() -> program.run(() -> null));
            while (!Files.exists(folder.resolve("inner"))) {
                Thread.sleep(50);
            }
        }
    }

    @Test
    void aLogThatCannotBeWrittenDoesNotHoldItUp() throws IOException {
        Files.createDirectory(folder.resolve("log"));

        var ended = program("seq 1 100000; exit 3", Duration.ofSeconds(10)).run(() -> null);

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.tail()).endsWith("100000\n");
        assertThat(ended.unlogged()).contains("log");
        assertThat(run("true").unlogged()).isNotNull();
    }

    @Test
    void itHasTimeToEndByItself() throws IOException {
        Supplier<@Nullable String> soon = () -> Files.exists(folder.resolve("begun")) ? "the claim is lost" : null;
        Files.writeString(
                folder.resolve("inner.sh"),
                "trap 'sleep 0.3; touch tidied; exit' TERM; touch begun; while :; do sleep 0.1; done");
        program("sh inner.sh; true", Duration.ofMinutes(1)).run(soon);

        assertThat(folder.resolve("tidied")).exists();
    }

    @Test
    void whatIsLeftRunningDoesNotKeepItFromEnding() throws IOException {
        var ended = run("(sleep 300 & echo $! > left); echo done");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.took()).isLessThan(Duration.ofSeconds(20));
        isGone("left");
    }

    @Test
    void itsTimeIsLimited() {
        var ended = program("sleep 300", Duration.ofMillis(300)).run(() -> null);

        assertThat(ended.aborted()).contains("it ran for more than");
        assertThat(ended.took()).isLessThan(Duration.ofSeconds(20));
    }
}
