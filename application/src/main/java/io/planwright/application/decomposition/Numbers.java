package io.planwright.application.decomposition;

import io.planwright.application.decomposition.Block.Kind;
import io.planwright.application.decomposition.Units.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds which units a number means at the place where it is said. What is nearest around that place is meant: where the
 * numbers of a part of the document occur outside it as well, it has a numbering of its own and none but these are meant.
 */
final class Numbers {

    /** Begins the key of a number that is not written as such: of the first step within what is numbered 2 it is 2.1. */
    private static final String IMPLIED = "/";

    private static final Pattern PART = Pattern.compile(
            "(section|part|chapter|phase|milestone|sprint|iteration|stage|phần|mục|giai đoạn|đợt|mốc)"
                    + "\\s+(\\p{L}+|\\d+(?:\\.\\d+)*)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern THIS = Pattern.compile(
            "(?:this|these|diese[mrs]?)(?!\\p{L})|\\p{L}+ này(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern LETTER = Pattern.compile("^\\W{0,3}(\\p{L})\\s*[:.)\u2013\u2014]");

    private static final Pattern COUNT = Pattern.compile("\\d[\\d.]*");

    private final List<Unit> units;
    private final Map<Block, List<Integer>> parts = new LinkedHashMap<>();
    private final Map<String, List<Numbered>> numbered = new HashMap<>();
    private final Map<Block, Map<String, Integer>> counts = new HashMap<>();
    private final Map<Block, Set<String>> anew = new HashMap<>();
    private final Map<Block, Set<String>> steps = new HashMap<>();

    private record Numbered(Block block, List<Integer> units) {}

    /** What is meant. @param unclear whether it cannot be told which of several */
    record Meant(List<Integer> units, boolean unclear) {
        private static final Meant NOTHING = new Meant(List.of(), false);
        private static final Meant UNCLEAR = new Meant(List.of(), true);
    }

    /**
     * A part of the document that is spoken of.
     *
     * @param block null when it cannot be told which
     * @param length of the words that speak of it
     */
    record Part(@Nullable Block block, int length) {}

    Numbers(List<Unit> units) {
        this.units = units;
        for (int i = 0; i < units.size(); i++) {
            var block = units.get(i).block();
            number(i, units.get(i));
            for (var around = block.parent; around != null && around.parent != null; around = around.parent) {
                parts.computeIfAbsent(around, _ -> new ArrayList<>()).add(i);
            }
        }
        parts.forEach((block, all) -> {
            var label = Units.labelOf(block.text());
            if (label != null) {
                put(label.kind() + " " + label.number(), block, all);
            }
        });
    }

    private void number(int place, Unit unit) {
        var code = unit.code().toLowerCase(Locale.ROOT);
        if (code.isEmpty()) {
            return;
        }
        var block = unit.block();
        var own = List.of(place);
        var number = code.substring(code.lastIndexOf(' ') + 1);
        put(number, block, own);
        if (!number.equals(code)) {
            put(code, block, own);
        }
        if (number.chars().allMatch(Character::isDigit)) {
            for (var around = block.parent; around != null; around = around.parent) {
                var outer = Units.numberOf(around);
                if (!outer.isEmpty()) {
                    put(IMPLIED + outer + "." + number, block, own);
                    break;
                }
            }
        }
        block.children.stream()
                .map(step -> step.number)
                .filter(step -> !step.isEmpty())
                .distinct()
                .forEach(step -> put(IMPLIED + number + "." + step, block, own));
    }

    private void put(String key, Block block, List<Integer> own) {
        numbered.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Numbered(block, own));
        for (var around = block.parent; around != null; around = around.parent) {
            counts.computeIfAbsent(around, _ -> new HashMap<>()).merge(key, 1, Integer::sum);
        }
    }

    /**
     * @param unit says the number
     * @param said where in the unit
     * @param kind what it says it is a number of, e.g. {@code step}; may be empty
     * @param part where it says that it is; null when it says nothing of that
     */
    Meant of(int unit, Block said, String kind, String number, @Nullable Part part) {
        var own = units.get(unit);
        boolean named = own.code().startsWith(kind + " ");
        if (part == null && !(named && !Units.STEPS.contains(kind)) && isOwnStep(own.block(), said, number)) {
            return named ? Meant.UNCLEAR : Meant.NOTHING;
        }
        for (var key : List.of(kind + " " + number, number, IMPLIED + number)) {
            var all = numbered.get(key);
            if (all != null) {
                return part == null ? nearest(unit, key, all) : in(part.block(), key, all);
            }
        }
        return Meant.NOTHING;
    }

    private Meant nearest(int unit, String key, List<Numbered> all) {
        for (var around = units.get(unit).block().parent; around != null; around = around.parent) {
            int count = count(around, key);
            if (count == 1) {
                var meant = in(around, key, all);
                return !meant.units().contains(unit) ? meant : all.size() == 1 ? Meant.NOTHING : Meant.UNCLEAR;
            }
            if (count > 1 || beginsAnew(around, shape(key))) {
                return Meant.UNCLEAR;
            }
        }
        return Meant.UNCLEAR;
    }

    private Meant in(@Nullable Block part, String key, List<Numbered> all) {
        return part == null || count(part, key) != 1
                ? Meant.UNCLEAR
                : all.stream()
                        .filter(each -> each.block().from >= part.from && each.block().to <= part.to)
                        .findFirst()
                        .map(each -> new Meant(each.units(), false))
                        .orElse(Meant.UNCLEAR);
    }

    private int count(Block part, String key) {
        return counts.getOrDefault(part, Map.of()).getOrDefault(key, 0);
    }

    /** @param shape of the numbers that matter: {@code Step 1} in each of two tasks says nothing about numbers of tasks */
    private boolean beginsAnew(Block part, String shape) {
        return part.parent != null
                && anew.computeIfAbsent(
                                part,
                                _ -> counts.getOrDefault(part, Map.of()).entrySet().stream()
                                        .filter(number -> count(part.parent, number.getKey()) > number.getValue())
                                        .map(number -> shape(number.getKey()))
                                        .collect(Collectors.toSet()))
                        .contains(shape);
    }

    private static String shape(String key) {
        return key.replaceAll("\\d+", "0");
    }

    /** @return whether the number may be that of a step of the unit's own, among which it is said */
    private boolean isOwnStep(Block unit, Block said, String number) {
        for (var block = said; block != unit && block.parent != null; block = block.parent) {
            if (!block.number.isEmpty() && steps(block.parent).contains(number)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> steps(Block around) {
        return steps.computeIfAbsent(
                around,
                _ -> around.children.stream().map(step -> step.number).collect(Collectors.toCollection(HashSet::new)));
    }

    /**
     * @param certain whether what follows can be nothing but a part
     * @return the part that the words begin with; null when no other is meant than where they stand
     */
    @Nullable
    Part part(String words, boolean certain) {
        if (THIS.matcher(words).lookingAt()) {
            return null;
        }
        var named = PART.matcher(words);
        if (named.lookingAt()) {
            var name = Blockers.folded(named.group());
            var id = named.group(2).toLowerCase(Locale.ROOT);
            return part(
                    part -> Units.numberOf(part).equals(id)
                            || letter(part).equals(id)
                            || title(part).equals(id)
                            || begins(title(part), name),
                    named.end());
        }
        var folded = Blockers.folded(words);
        var part = part(each -> begins(folded, title(each)), 0);
        var count = COUNT.matcher(words);
        return part.block() != null ? part : certain ? new Part(null, count.lookingAt() ? count.end() : 0) : null;
    }

    private Part part(Predicate<Block> wanted, int length) {
        var found = parts.keySet().stream().filter(wanted).limit(2).toList();
        return new Part(found.size() == 1 ? found.getFirst() : null, length);
    }

    private static String title(Block part) {
        return part.isTitle() || part.kind == Kind.TEXT
                ? Blockers.folded(LETTER.matcher(part.text()).replaceFirst(""))
                : "";
    }

    /** @return {@code a} of {@code A. Parser} */
    private static String letter(Block part) {
        var letter = LETTER.matcher(part.text());
        return letter.find() ? letter.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean begins(String words, String with) {
        return !with.isEmpty()
                && words.startsWith(with)
                && (words.length() == with.length() || !Character.isLetterOrDigit(words.charAt(with.length())));
    }
}
