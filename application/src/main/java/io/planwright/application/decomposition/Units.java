package io.planwright.application.decomposition;

import io.planwright.application.decomposition.Block.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in a document what is to be done: where it says so itself, else where it is most likely. */
final class Units {

    private static final String KINDS =
            "task|cycle|step|story|work item|ticket|bước|nhiệm vụ|công việc|việc|chu trình" + "|aufgabe|schritt";
    private static final Pattern LABEL = Pattern.compile(
            "(?:(?!(?:after|before|until|see|with|sau|trước|nach|vor) )\\p{L}{2,12} )?(" + KINDS
                    + ")\\s{0,2}#?(\\d{1,4}(?:\\.\\d{1,4})*+)\\s*[:.)\u2013\u2014-]\\s*(\\S.*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Begins a line that speaks of a numbered one and is none. */
    static final Pattern AFTER = Pattern.compile(
            "(?:after|sau|nach)\\s+(?:" + KINDS + ")s?\\s{0,2}#?\\d{1,4}(?:\\.\\d{1,4})*\\s*[:,]\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern CODE =
            Pattern.compile("^([A-Z]{1,6}-?\\d{1,4}(?:\\.\\d{1,3})*)\\s*[:.\u2013\u2014-]\\s*(\\S.*)");
    private static final Pattern PHASE = Pattern.compile(
            "(?<!\\p{L})(?:(?:phase|milestone|sprint|iteration|plan|part|giai đoạn|đợt|mốc)\\s*\\d|phases)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WHAT = Pattern.compile(
            "(?i)(?:tasks?|steps?|work(?: item)?|features?|requirements?|actions?|stor(?:y|ies)|what|descriptions?|titles?"
                    + "|items?|việc|công việc|nhiệm vụ|bước|tính năng|yêu cầu|mô tả|nội dung)");
    private static final Pattern NUMBER = Pattern.compile("^\\W{0,3}(\\d{1,3}(?:\\.\\d{1,3})*)\\b");
    /** {@code 3 attempts} begins with a number and is not numbered 3. */
    private static final Pattern ITEM_NUMBER =
            Pattern.compile("^\\W{0,3}(\\d{1,3}(?:\\.\\d{1,3})+\\b|\\d{1,3}(?=\\s*(?:[.):*\u2013\u2014]|$)))");

    private static final Pattern PHASE_NUMBER = Pattern.compile(
            "^\\W{0,3}(?:phase|milestone|sprint|iteration|plan|part|giai đoạn|đợt|mốc)\\s*(\\d{1,3})(?!\\p{N})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    static final Set<String> STEPS = Set.of("step", "bước", "schritt");
    private static final int LONGEST_LEAD = 50;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;])\\s+");

    private final Block document;
    private final String fallbackPhase;
    private final @Nullable Block heading;
    private final Map<Block, Role> roles = new IdentityHashMap<>();
    private final List<Unit> found = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** How a line names itself, e.g. {@code Task 1.2: Log in}. */
    record Label(String kind, String number, String rest) {}

    /**
     * Something to be done.
     *
     * @param text what it is called in the document
     * @param code how others refer to it, e.g. {@code FR-1} or {@code task 2}; may be empty
     * @param ordered whether its place among its like says when it is to be done
     * @param done whether it is ticked, so that nothing of it is left to do
     */
    record Unit(Block block, String text, String code, String phase, boolean ordered, boolean done) {}

    private Units(Reading.Read read, String fallbackPhase) {
        document = read.document();
        this.fallbackPhase = fallbackPhase;
        var headings = document.all().stream()
                .filter(block -> block.kind == Kind.HEADING)
                .limit(2)
                .toList();
        heading = headings.size() == 2 && headings.getFirst().rank == 1 ? headings.getFirst() : null;
    }

    static @Nullable Label labelOf(String text) {
        if (text.length() > 400) {
            return null;
        }
        var label = LABEL.matcher(text);
        return label.matches()
                ? new Label(label.group(1).toLowerCase(Locale.ROOT), label.group(2), label.group(3))
                : null;
    }

    /** @return how a line is numbered, e.g. {@code FR-1}; empty when it is not */
    static String codeOf(String text) {
        var code = CODE.matcher(text.length() > 200 ? text.substring(0, 200) : text);
        return code.find() ? code.group(1) : "";
    }

    /**
     * @param byRequirement whether the units are what is wanted rather than what is to be done, so that no phase is meant
     * @param notes what was left out, and why
     */
    record FoundUnits(List<Unit> units, boolean byRequirement, List<String> notes) {}

    static FoundUnits in(Reading.Read read, String fallbackPhase) {
        var units = new Units(read, fallbackPhase);
        boolean byRequirement = units.find();
        units.noteDone();
        return new FoundUnits(units.found, byRequirement, units.notes);
    }

    /** @return whether what it finds is what is wanted rather than what is to be done */
    private boolean find() {
        boxes();
        var boxes = List.copyOf(found);
        if (enough(this::named, 2)
                || found.size() == 1 && found.getFirst().block().isTitle()) {
            int named = found.size();
            addMissing(boxes);
            if (found.size() > named) {
                addUnmarked();
            }
            return false;
        }
        if (boxes.size() >= 2) {
            found.clear();
            found.addAll(boxes);
            addUnmarked();
            return false;
        }
        boolean byRequirement = findUnmarked();
        addMissing(boxes);
        return byRequirement;
    }

    private boolean findUnmarked() {
        found.clear();
        collect(Role.WORK);
        if (found.size() < 3) {
            collect(Role.DESIGN);
            inOrder();
        }
        if (found.size() >= 2) {
            return false;
        }
        if (enough(() -> collect(Role.REQUIREMENT), 1)) {
            return true;
        }
        for (var attempt : List.<Runnable>of(
                () -> collect(document, false),
                () -> collect(document, true),
                this::items,
                this::sentences,
                this::titles)) {
            if (enough(attempt, 1)) {
                return true;
            }
        }
        found.add(new Unit(document, "", "", fallbackPhase, false, false));
        return false;
    }

    private void inOrder() {
        found.sort(Comparator.comparingInt(unit -> unit.block().from));
    }

    /** @param boxes of which those are added that neither belong to what was found, nor hold or repeat any of it */
    private void addMissing(List<Unit> boxes) {
        var taken = blocks(found);
        var holding = around(found);
        var said = new HashSet<String>();
        found.forEach(unit -> {
            said.add(unit.code());
            said.add(Blockers.folded(unit.text()));
        });
        for (var box : boxes) {
            var block = box.block();
            if (!holding.contains(block)
                    && !taken.contains(block)
                    && block.around(taken::contains) == null
                    && said.add(Blockers.folded(box.text()))) {
                found.add(box);
            }
        }
        inOrder();
    }

    /** Adds what parts of the same kind list that have neither boxes nor tasks; in those that have, these are the steps. */
    private void addUnmarked() {
        var marked = List.copyOf(found);
        var taken = blocks(marked);
        var holding = around(marked);
        var parts = new HashSet<Block>();
        marked.forEach(unit -> parts.add(part(unit.block())));
        var left = new TreeSet<Integer>();
        for (var other : unmarked(marked)) {
            var block = other.block();
            if (block.boxed
                    || taken.contains(block)
                    || holding.contains(block)
                    || block.around(taken::contains) != null) {
                continue;
            }
            if (parts.contains(part(block))
                    || block.around(around -> around != heading && parts.contains(around)) != null) {
                left.add(block.from);
            } else {
                taken.add(block);
                found.add(other);
            }
        }
        if (!left.isEmpty()) {
            notes.add("left out because it stands beside boxes or tasks and is none: what begins at line "
                    + Titled.some(left.stream().map(String::valueOf).toList()));
        }
        inOrder();
    }

    /** @return what is listed in the parts of the document that speak of work, or of the same as those with the marked */
    private List<Unit> unmarked(List<Unit> marked) {
        var roles = marked.stream().map(unit -> saidRole(unit.block())).collect(Collectors.toSet());
        var like = new ArrayList<Unit>();
        found.clear();
        if (roles.contains(null)) {
            collect(document, false);
            found.stream().filter(unit -> saidRole(unit.block()) == null).forEach(like::add);
            found.clear();
        }
        for (var role : Role.values()) {
            if (role == Role.WORK || roles.contains(role) && !isApart(role)) {
                collect(role);
            }
        }
        like.addAll(found);
        found.clear();
        found.addAll(marked);
        return like;
    }

    private static Set<Block> blocks(List<Unit> units) {
        return units.stream().map(Unit::block).collect(Collectors.toCollection(HashSet::new));
    }

    /** @return all that the units lie in */
    private static Set<Block> around(List<Unit> units) {
        var blocks = new HashSet<Block>();
        units.forEach(unit -> unit.block().around(around -> !blocks.add(around)));
        return blocks;
    }

    /** @return what the block is a step of */
    private Block part(Block block) {
        var part = block.around(around -> around.isTitle() || isLead(around) || around.kind == Kind.ITEM);
        return part == null ? document : part;
    }

    /** @return the role that the block or the nearest part around it names; null where none does */
    private @Nullable Role saidRole(Block block) {
        var own = ownRole(block);
        var saying = own != null ? block : block.around(around -> ownRole(around) != null);
        return saying == null ? null : ownRole(saying);
    }

    private void noteDone() {
        var done = found.stream()
                .filter(Unit::done)
                .map(unit -> "'" + WorkTitle.plain(unit.text()) + "' (line " + unit.block().from + ")")
                .toList();
        if (!done.isEmpty()) {
            notes.add(
                    "left out because it is ticked, so it exists and is at most to be verified: " + Titled.some(done));
        }
    }

    private boolean enough(Runnable attempt, int atLeast) {
        found.clear();
        attempt.run();
        return found.size() >= atLeast;
    }

    private @Nullable Role ownRole(Block block) {
        if (block.field != null && block.kind != Kind.ITEM) {
            return switch (block.field) {
                case CRITERIA -> Role.CRITERIA;
                case NOTES, OTHER -> Role.NARRATIVE;
                case FILES, DEPENDS, TESTS, COMPLEXITY -> Role.REFERENCE;
                case ACTION -> null;
            };
        }
        if (block == heading || !(block.isTitle() || isLead(block))) {
            return null;
        }
        return Role.of(block.text());
    }

    private Role role(Block block) {
        var known = roles.get(block);
        if (known == null) {
            var own = ownRole(block);
            known = own != null ? own : block.parent == null ? Role.DESIGN : role(block.parent);
            roles.put(block, known);
        }
        return known;
    }

    private static boolean isLead(Block block) {
        return block.kind == Kind.TEXT
                && block.text().endsWith(":")
                && block.text().length() < LONGEST_LEAD
                && !block.children.isEmpty();
    }

    private void named() {
        var candidates = new IdentityHashMap<Block, Label>();
        var all = document.all();
        for (var block : all) {
            var label = block.isTitle() || block.kind == Kind.ITEM ? labelOf(block.text()) : null;
            if (block.kind == Kind.ITEM && AFTER.matcher(block.text()).lookingAt()) {
                label = new Label("", "", block.text());
            }
            if (label != null && (block.isTitle() || role(block) != Role.CRITERIA)) {
                candidates.put(block, label);
            }
        }
        var phases = new IdentityHashMap<Block, Boolean>();
        for (var block : all) {
            if (candidates.containsKey(block) && block.isTitle()) {
                var around = block.around(candidates::containsKey);
                if (around != null) {
                    phases.put(around, true);
                }
            }
        }
        for (var block : all) {
            var label = candidates.get(block);
            if (label != null
                    && !phases.containsKey(block)
                    && (block.isTitle()
                            || block.around(around -> candidates.containsKey(around) && !phases.containsKey(around))
                                    == null)) {
                boolean step = STEPS.contains(label.kind());
                add(block, label.rest(), (label.kind() + " " + label.number()).strip(), step);
            }
        }
    }

    private void boxes() {
        var apart = EnumSet.of(Role.CRITERIA, Role.CONSTRAINT, Role.OUTSIDE, Role.NARRATIVE);
        for (var block : document.all()) {
            if (block.boxed && !apart.contains(role(block)) && block.around(around -> around.boxed) == null) {
                add(block, block.text(), itemNumber(block), block.ordered);
            }
        }
    }

    private void collect(Role wanted) {
        for (var block : document.all()) {
            if (block != document
                    && ownRole(block) == wanted
                    && block.kind != Kind.ITEM
                    && (block.kind == Kind.HEADING || block.parent == null || !isApart(role(block.parent)))
                    && block.around(around -> ownRole(around) == wanted) == null) {
                int before = found.size();
                collect(block, true);
                if (found.size() == before && !block.children.isEmpty() && block.isTitle() && wanted == Role.WORK) {
                    add(block, block.text(), codeOf(block.text()), false);
                }
            }
        }
    }

    /** @param all whether what only tells, and is not to be done, is taken as well */
    private void collect(Block around, boolean all) {
        for (var block : around.children) {
            var own = ownRole(block);
            if (own != null && isApart(own) && !(all && around == document && own == Role.NARRATIVE)) {
                continue;
            }
            switch (block.kind) {
                case HEADING, LABEL -> collectTitle(block, all);
                case ITEM -> collectItem(block, all);
                case ROW -> collectRow(block);
                case FIELD -> {
                    if (block.is(Field.ACTION)) {
                        collect(block, all);
                    }
                }
                case TEXT -> {
                    if (isLead(block)) {
                        collect(block, all);
                    }
                }
                case DOCUMENT, CODE -> {}
            }
        }
    }

    private static boolean isApart(Role role) {
        return role != Role.WORK && role != Role.REQUIREMENT && role != Role.DESIGN;
    }

    private void collectTitle(Block block, boolean all) {
        var code = codeOf(block.text());
        if (code.isEmpty() && isPhase(block)) {
            int before = found.size();
            collect(block, all);
            if (found.size() > before) {
                return;
            }
        }
        if (!block.children.isEmpty() && (block != heading)) {
            add(block, block.text(), code.isEmpty() ? number(block.text()) : code, false);
        }
    }

    private void collectItem(Block block, boolean all) {
        if (block.field != null) {
            if (block.is(Field.ACTION)) {
                collect(block, all);
            }
            return;
        }
        boolean nested = block.children.stream().anyMatch(child -> child.kind == Kind.ITEM && child.field == null);
        if (nested && PHASE.matcher(start(block.text())).find()) {
            collect(block, all);
        } else {
            var code = codeOf(block.text());
            add(block, block.text(), code.isEmpty() ? itemNumber(block) : code, block.ordered);
        }
    }

    private static String start(String text) {
        return text.substring(0, Math.min(30, text.length()));
    }

    private boolean isPhase(Block block) {
        if (block == heading || block.children.stream().anyMatch(Block::isTitle)) {
            return true;
        }
        var items = block.children.stream()
                .flatMap(child -> isLead(child) || child.is(Field.ACTION) ? child.children.stream() : Stream.of(child))
                .filter(child -> child.kind == Kind.ITEM && child.field == null || child.kind == Kind.ROW)
                .toList();
        if (items.isEmpty()) {
            return false;
        }
        var title = WorkTitle.plain(block.text());
        return PHASE.matcher(title).find()
                || Role.of(title) == Role.REQUIREMENT
                || items.size() > 1
                        && !FileNames.areIn(title)
                        && (items.stream().anyMatch(item -> item.ordered || item.boxed || item.kind == Kind.ROW)
                                || items.stream()
                                                        .filter(item -> WorkTitle.isWork(WorkTitle.plain(item.text()))
                                                                || item.text().startsWith("**"))
                                                        .count()
                                                * 2
                                        >= items.size());
    }

    private void collectRow(Block row) {
        int column = -1;
        for (int i = 0; i < row.cells.size() && column < 0; i++) {
            boolean named = i < row.head.size() && WHAT.matcher(row.head.get(i)).matches();
            column = named && !row.cells.get(i).isEmpty() ? i : column;
        }
        for (int i = 0; i < row.cells.size() && column < 0; i++) {
            column = row.cells.get(i).chars().filter(Character::isLetter).count() > 2 ? i : column;
        }
        if (column >= 0) {
            add(row, row.cells.get(column), number(row.cells.getFirst()), false);
        }
    }

    /** @return the outermost items, labels, rows and texts that stand where such things are said */
    static List<Block> saidAs(Reading.Read read, Role wanted) {
        var units = new Units(read, "");
        var said = new ArrayList<Block>();
        var taken = new IdentityHashMap<Block, Boolean>();
        for (var block : read.document().all()) {
            boolean part = block.kind == Kind.ITEM
                    || block.kind == Kind.ROW
                    || block.kind == Kind.LABEL && !codeOf(block.text()).isEmpty()
                    || block.kind == Kind.TEXT && !isLead(block);
            if (part
                    && (block.parent == null ? null : units.role(block.parent)) == wanted
                    && block.around(taken::containsKey) == null) {
                taken.put(block, true);
                said.add(block);
            }
        }
        return said;
    }

    private void items() {
        for (var block : document.all()) {
            if (block.kind == Kind.ITEM && block.around(around -> around.kind == Kind.ITEM) == null) {
                add(block, block.text(), itemNumber(block), block.ordered);
            }
        }
    }

    private void sentences() {
        var texts = document.all().stream()
                .filter(block -> block.kind == Kind.TEXT || block.kind == Kind.FIELD)
                .toList();
        for (var text : texts) {
            if (texts.size() > 3) {
                add(text, text.text(), "", false);
            } else {
                for (var sentence : SENTENCE_END.split(text.text())) {
                    add(text, sentence, "", false);
                }
            }
        }
    }

    private void titles() {
        for (var block : document.all()) {
            if (block.isTitle() && block.children.stream().noneMatch(Block::isTitle)) {
                add(block, block.text(), codeOf(block.text()), false);
            }
        }
    }

    private static String number(String text) {
        var number = NUMBER.matcher(start(text));
        return number.find() ? number.group(1) : "";
    }

    private static String itemNumber(Block item) {
        var number = ITEM_NUMBER.matcher(start(item.text()));
        return number.find() ? number.group(1) : item.number;
    }

    /** @return what a part of the document is numbered with, e.g. {@code 2} for {@code Phase 2: Build}; empty when with nothing */
    static String numberOf(Block part) {
        var label = labelOf(part.text());
        if (label != null) {
            return label.number();
        }
        if (part.kind == Kind.ITEM) {
            return itemNumber(part);
        }
        var phase = PHASE_NUMBER.matcher(part.text());
        return !part.isTitle() ? "" : phase.find() ? phase.group(1) : number(part.text());
    }

    private void add(Block block, String text, String code, boolean ordered) {
        if (!WorkTitle.plain(text).codePoints().anyMatch(Character::isLetterOrDigit)) {
            return;
        }
        var titled = block.around(around -> around != heading
                && (around.isTitle()
                        || isLead(around)
                        || around.kind == Kind.ITEM
                                && PHASE.matcher(start(around.text())).find()));
        var phase = titled == null ? "" : WorkTitle.plain(titled.text());
        found.add(new Unit(block, text, code, phase.isEmpty() ? fallbackPhase : phase, ordered, isDone(block)));
    }

    private static boolean isDone(Block block) {
        var steps = block.children.stream()
                .filter(child -> child.kind == Kind.ITEM && child.field == null)
                .toList();
        return block.ticked
                || block.isTitle() && !steps.isEmpty() && steps.stream().allMatch(step -> step.ticked);
    }
}
