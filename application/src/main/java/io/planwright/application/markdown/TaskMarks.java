package io.planwright.application.markdown;

import io.planwright.application.markdown.Outline.Heading;
import io.planwright.application.markdown.Outline.Item;
import io.planwright.domain.task.Notation.Form;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which list items of a plan file are tasks, and how they say that they are done.
 *
 * <p>Items with a box are tasks. Items that begin with a sign such as ✅ or ⬜ are tasks in files without boxes, and
 * beside or below tasks in others. Where a file has neither boxes nor headings that are tasks, the numbered items below
 * headings that announce work (steps, tasks, phases) are tasks too.
 */
final class TaskMarks {

    /** What is written where a sign must be put and the file has none: done, blank, open. */
    static final String SIGNS = "\u2705 \u2B1C";

    /** What is written for a numbered item: a sign when it is done, and nothing while it is open. */
    private static final String NUMBERED = "\u2705 ";

    private static final Pattern BOX = Pattern.compile("\\[([\u2713\u2714])](?=[ \\t])");
    private static final Pattern SIGN =
            Pattern.compile("[\u2705\u2611\u2714\u2713\u274C\u2B1C\\x{1F532}\u2610\u2717\u2718]\uFE0F?(?=[ \\t])");
    private static final Pattern ORDERED = Pattern.compile("[ \\t>]*\\d{1,9}[.)][ \\t]+");

    private static final Map<String, String> OPEN_OF_DONE =
            Map.of("\u2705", "\u2B1C", "\u2611", "\u2610", "\u2714", "\u2B1C", "\u2713", "\u2717");
    private static final Map<String, String> DONE_OF_OPEN = Map.of(
            "\u274C", "\u2705",
            "\u2B1C", "\u2705",
            "\uD83D\uDD32", "\u2705",
            "\u2610", "\u2611",
            "\u2717", "\u2713",
            "\u2718", "\u2713");

    private static final Pattern WORK = words(
            "\\b(?:steps?|tasks?|to-?dos?|implementation|action items?|actions|work items?|checklist|milestones?|phases?"
                    + "|stages?)\\b|bước|nhiệm vụ|công việc|việc cần làm|triển khai|thực hiện|giai đoạn");
    private static final Pattern NO_WORK = words(
            "\\b(?:risks?|notes?|references?|questions?|overview|background|metrics|criteria|dependencies|assumptions"
                    + "|goals)\\b|rủi ro|ghi chú|tham khảo|câu hỏi|tổng quan|mục tiêu|tiêu chí");
    private static final Pattern RULES = words("\\b(?:never|always|don['’]?ts?|do not|avoid|pros|cons)\\b|không được");

    private final String text;
    private final Map<Item, TaskMark> tasks = new IdentityHashMap<>();

    /** The numbered items that are tasks, with a sign or without. */
    private final Map<Item, Boolean> steps = new IdentityHashMap<>();

    /**
     * How a list item is a task.
     *
     * @param from where its box or sign stands, or would stand
     * @param to where that ends; the same where there is none
     * @param titleFrom where its title begins
     * @param sign as {@link io.planwright.domain.task.Notation#mark()}
     */
    record TaskMark(Form form, int from, int to, int titleFrom, boolean done, String sign) {}

    private TaskMarks(String text) {
        this.text = text;
    }

    private static Pattern words(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** @param isTask whether a heading is a task */
    static Map<Item, TaskMark> in(String text, Outline outline, Predicate<Heading> isTask) {
        var marks = new TaskMarks(text);
        marks.find(outline, isTask);
        return marks.tasks;
    }

    /** Where items lie together: below the same item and the same heading. */
    private static final class Groups {
        private final Map<Object, Map<Object, Boolean>> found = new IdentityHashMap<>();

        void add(Item item, @Nullable Heading heading) {
            found.computeIfAbsent(key(item.parent()), _ -> new IdentityHashMap<>())
                    .put(key(heading), true);
        }

        boolean hold(Item item, @Nullable Heading heading) {
            return found.getOrDefault(key(item.parent()), Map.of()).containsKey(key(heading));
        }

        private static Object key(@Nullable Object parent) {
            return parent == null ? Groups.class : parent;
        }
    }

    /** What the headings above an item say about it. */
    private static final class Above {
        private final Deque<Heading> chain = new ArrayDeque<>();
        private boolean work;
        private boolean rules;

        void enter(Heading next) {
            while (!chain.isEmpty() && chain.peek().level() >= next.level()) {
                chain.pop();
            }
            chain.push(next);
            work = announcesWork(chain);
            rules = chain.stream()
                    .anyMatch(heading -> RULES.matcher(plain(heading)).find());
        }

        @Nullable
        Heading nearest() {
            return chain.peek();
        }
    }

    private void find(Outline outline, Predicate<Heading> isTask) {
        var boxed = new Groups();
        Heading heading = null;
        for (var mark : outline.marks()) {
            switch (mark) {
                case Heading next -> heading = next;
                case Item item -> {
                    var box = box(item);
                    if (box != null) {
                        tasks.put(item, box);
                        boxed.add(item, heading);
                    }
                }
            }
        }
        boolean noBoxes = tasks.isEmpty();
        boolean noTasks = noBoxes && outline.headings().stream().noneMatch(isTask);
        var above = new Above();
        for (var mark : outline.marks()) {
            switch (mark) {
                case Heading next -> above.enter(next);
                case Item item when tasks.containsKey(item) -> {}
                case Item item -> {
                    var sign = above.rules ? null : sign(item);
                    if (sign != null && !noBoxes && !isBelow(item) && !boxed.hold(item, above.nearest())) {
                        sign = null;
                    }
                    if (noTasks && isStep(item, above.work && !above.rules)) {
                        steps.put(item, true);
                        sign = sign != null ? sign : step(item);
                    }
                    if (sign != null) {
                        tasks.put(item, sign);
                    }
                }
            }
        }
    }

    private boolean isBelow(Item item) {
        return item.parent() != null && tasks.containsKey(item.parent());
    }

    private @Nullable TaskMark box(Item item) {
        if (item.boxed()) {
            var sign = text.charAt(item.boxAt() + 1) == 'X' ? "X" : "x";
            return new TaskMark(Form.ITEM, item.boxAt(), item.boxAt() + 3, item.textFrom(), item.done(), sign);
        }
        var box = lookingAt(BOX, item);
        return box == null
                ? null
                : new TaskMark(Form.ITEM, box.start(), box.end(), titleFrom(box.end(), item), true, box.group(1));
    }

    private @Nullable TaskMark sign(Item item) {
        var sign = lookingAt(SIGN, item);
        if (sign == null) {
            return null;
        }
        var written = sign.group();
        var plain = written.replace("\uFE0F", "");
        var open = OPEN_OF_DONE.get(plain);
        var pair = open == null ? DONE_OF_OPEN.getOrDefault(plain, "\u2705") + " " + written : written + " " + open;
        return new TaskMark(Form.SIGN, sign.start(), sign.end(), titleFrom(sign.end(), item), open != null, pair);
    }

    /** @param work whether the headings announce work */
    private boolean isStep(Item item, boolean work) {
        return item.boxAt() >= 0
                && (item.parent() == null ? item.top() && work : steps.containsKey(item.parent()))
                && ORDERED.matcher(text.substring(item.from(), item.boxAt())).matches();
    }

    private static TaskMark step(Item item) {
        return new TaskMark(Form.SIGN, item.textFrom(), item.textFrom(), item.textFrom(), false, NUMBERED);
    }

    private @Nullable Matcher lookingAt(Pattern pattern, Item item) {
        if (item.boxAt() < 0 || item.boxAt() >= item.textTo()) {
            return null;
        }
        var matcher = pattern.matcher(text).region(item.boxAt(), item.textTo()).useTransparentBounds(true);
        return matcher.lookingAt() && titleFrom(matcher.end(), item) < item.textTo() ? matcher : null;
    }

    private int titleFrom(int from, Item item) {
        int at = from;
        while (at < item.textTo() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The title of the whole file says nothing about its parts. */
    private static boolean announcesWork(Deque<Heading> chain) {
        if (chain.isEmpty() || NO_WORK.matcher(plain(chain.peek())).find()) {
            return false;
        }
        List<Heading> parts = chain.size() == 1
                ? List.copyOf(chain)
                : chain.stream().filter(heading -> heading.level() > 1).toList();
        return parts.stream().anyMatch(heading -> WORK.matcher(plain(heading)).find());
    }

    private static String plain(Heading heading) {
        return Normalizer.normalize(heading.title(), Normalizer.Form.NFC);
    }
}
