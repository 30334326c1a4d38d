package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was acknowledged is not lost when the process is killed. */
class KilledTest {

    private static final int COMMANDS = 5_000;

    /** Carries commands out and tells the position of each that was acknowledged; given settings as {@code name=value}. */
    static final class Victim {
        public static void main(String[] args) {
            var settings = new LinkedHashMap<String, String>();
            for (var arg : args) {
                settings.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
            }
            var heart = Heart.start(settings);
            var story = Story.begin(heart.commands());
            var tasks = story.tasks(20);
            Together.run(4, COMMANDS, number -> {
                var task = tasks.get(number % 20);
                var receipt = story.send(number / 20 % 2 == 0 ? new TickTask(task, null) : new UntickTask(task));
                synchronized (System.out) {
                    System.out.println("acknowledged " + receipt.position());
                    System.out.flush();
                }
                return receipt;
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void nothingAcknowledgedIsLost(Database database) throws IOException {
        var settings = database.fresh();
        int killAfter = ThreadLocalRandom.current().nextInt(500, COMMANDS / 2);
        var acknowledged = new ArrayList<Long>();
        var victim = start(settings);
        try (var lines = victim.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("acknowledged ")) {
                    acknowledged.add(Long.valueOf(line.substring("acknowledged ".length())));
                    if (acknowledged.size() == killAfter) {
                        victim.toHandle().destroyForcibly(); // and leaves what it said to be read
                    }
                }
            }
        } finally {
            victim.destroyForcibly();
        }

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(killAfter).hasSizeLessThan(COMMANDS);
        try (var heart = Heart.start(settings)) {
            var kept = heart.jdbc()
                    .sql("select position from event_log")
                    .query(Long.class)
                    .set();
            assertThat(kept).containsAll(acknowledged);
            var story = Story.begin(heart.commands());
            heart.await(story.send(new TickTask(story.task(), null)));
        }
    }

    private static Process start(Map<String, String> settings) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName()));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
