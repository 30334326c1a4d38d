package io.planwright.application.markdown;

import io.planwright.application.markdown.Outline.Heading;
import io.planwright.application.markdown.Outline.Table;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds the tables that list tasks with their states.
 *
 * <p>They stay text: a row has no place for notes, subtasks or a task that is moved, so that a plan could not be written
 * back into it.
 */
public final class TaskTables {

    private static final Pattern TASK = Pattern.compile(
            "(?:tasks?|steps?|to-?dos?|actions?|action items?|work items?|việc|công việc|nhiệm vụ|bước)");
    private static final Pattern STATE =
            Pattern.compile("(?:status|state|done|done\\?|progress|completed|trạng thái|hoàn thành|tiến độ|xong)");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

    private TaskTables() {}

    /** @return the heading above each of them, empty where there is none, in their order */
    public static List<String> in(String text) {
        var outline = Outline.of(text);
        var found = new ArrayList<String>();
        for (var block : outline.blocks()) {
            if (block instanceof Table table && listsTasks(text, table)) {
                found.add(outline.headings().stream()
                        .filter(heading -> heading.from() < table.from())
                        .reduce((_, next) -> next)
                        .map(Heading::title)
                        .orElse(""));
            }
        }
        return found;
    }

    private static boolean listsTasks(String text, Table table) {
        var head = Normalizer.normalize(
                text.substring(table.head().from(), table.head().to()), Normalizer.Form.NFC);
        var cells = Arrays.stream(CELL.split(head))
                .map(cell -> cell.replaceAll("[*_`]", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        return cells.stream().anyMatch(cell -> TASK.matcher(cell).matches())
                && cells.stream().anyMatch(cell -> STATE.matcher(cell).matches());
    }
}
