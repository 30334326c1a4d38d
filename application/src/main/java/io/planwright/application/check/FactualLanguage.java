package io.planwright.application.check;

import io.planwright.application.item.ItemKind;
import io.planwright.application.item.Items;
import io.planwright.application.markdown.Prose;
import io.planwright.application.markdown.Prose.Passage;
import io.planwright.application.markdown.Prose.Place;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.FileTexts.Piece;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.DocumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Documentation says what is, and neither recommends nor praises: words and marks that do are flagged, by the lists in
 * {@code language/}. What stands in code, and the marks of check lists and finished headings, is left alone.
 */
final class FactualLanguage {

    private static final List<String> LISTS = List.of("en", "vi", "marks");
    private static final int VARIATION = 0xFE0F;
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}]-)[\\p{L}\\p{M}\\p{N}_]+");
    private static final Pattern BOX = Pattern.compile("\\s*+(?:\\[[ xX]]\\s*+)?");
    private static final List<Category> CATEGORIES =
            LISTS.stream().flatMap(FactualLanguage::read).toList();
    private static final Map<String, List<Searched>> BY_FIRST_WORD = byFirstWord();
    private static final Map<Integer, Category> BY_MARK = byMark();

    /** A list of words as it is written in its file. */
    private record Category(
            Phrase name, Phrase remedy, List<String> words, List<String> sentences, List<String> marks) {
        Category {
            words = words == null ? List.of() : words;
            sentences = sentences == null ? List.of() : sentences;
            marks = marks == null ? List.of() : marks;
        }
    }

    private record WordList(List<Category> categories) {}

    /** Words to be looked for where the first of them stands. */
    private record Searched(Category category, String words, Pattern pattern) {

        static Searched word(Category category, String words) {
            return new Searched(category, words, pattern(quoted(words)));
        }

        /** A sentence begins with the first word and goes on with the others after a few words of its own. */
        static Searched sentence(Category category, String words) {
            return new Searched(
                    category,
                    words,
                    pattern("(?<=^|[.!?:;\\]]\\s)"
                            + Stream.of(words.split("…"))
                                    .map(String::strip)
                                    .map(Searched::quoted)
                                    .collect(Collectors.joining("\\s+(?:\\S{1,40}\\s+){1,5}?"))));
        }

        private static Pattern pattern(String words) {
            return Pattern.compile(
                    words + "(?![\\p{L}\\p{M}\\p{N}_]|-[\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        private static String quoted(String words) {
            return Stream.of(Normalizer.normalize(words, Normalizer.Form.NFC).split(" "))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("\\s+"));
        }

        String firstWord() {
            var first = WORD.matcher(Normalizer.normalize(words, Normalizer.Form.NFC));
            if (!first.lookingAt()) {
                throw new IllegalArgumentException("does not begin with a word: " + words);
            }
            return first.group().toLowerCase(Locale.ROOT);
        }
    }

    private static Map<String, List<Searched>> byFirstWord() {
        var all = new HashMap<String, List<Searched>>();
        for (var category : CATEGORIES) {
            Stream.concat(
                            category.sentences().stream().map(words -> Searched.sentence(category, words)),
                            category.words().stream()
                                    .sorted(Comparator.comparingInt(String::length)
                                            .reversed())
                                    .map(words -> Searched.word(category, words)))
                    .forEach(searched -> all.computeIfAbsent(searched.firstWord(), _ -> new ArrayList<>())
                            .add(searched));
        }
        return all;
    }

    private static Map<Integer, Category> byMark() {
        var all = new HashMap<Integer, Category>();
        CATEGORIES.forEach(category -> category.marks().forEach(mark -> all.put(mark.codePointAt(0), category)));
        return all;
    }

    private FactualLanguage() {}

    private static Stream<Category> read(String list) {
        try (var in = FactualLanguage.class.getResourceAsStream("/language/" + list + ".yaml")) {
            return new YAMLMapper().readValue(in, WordList.class).categories().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Finding> findings(Workspace workspace) {
        var files = FileTexts.of(workspace);
        var findings = new ArrayList<Finding>();
        files.texts().forEach((path, text) -> {
            if (path.endsWith(".md") && LastingFiles.has(workspace, path)) {
                var found = new ArrayList<Finding>();
                for (var passage : Prose.of(text)) {
                    find(workspace, files, path, passage, found);
                }
                found.sort(Comparator.comparingInt(Finding::line));
                findings.addAll(found);
            }
        });
        return findings;
    }

    private static void find(
            Workspace workspace, FileTexts files, String path, Passage passage, List<Finding> findings) {
        var words = passage.words();
        var word = WORD.matcher(words);
        for (int from = 0; from < words.length() && word.find(from); ) {
            from = word.end();
            for (var searched : BY_FIRST_WORD.getOrDefault(word.group().toLowerCase(Locale.ROOT), List.of())) {
                var matcher = searched.pattern().matcher(words).region(word.start(), words.length());
                if (matcher.useAnchoringBounds(false).useTransparentBounds(true).lookingAt()) {
                    findings.add(finding(workspace, path, passage, word.start(), matcher.group(), searched.category()));
                    from = matcher.end();
                    break;
                }
            }
        }
        findMarks(workspace, files, path, passage, findings);
    }

    private static Finding finding(
            Workspace workspace, String path, Passage passage, int at, String found, Category category) {
        return new Finding(
                path,
                passage.lineAt(at),
                "'" + Words.shortened(found.replaceAll("\\s+", " ")) + "' "
                        + category.name().in(Words.language(workspace)),
                category.remedy().in(Words.language(workspace)));
    }

    /** A done phase has its mark at the end of its heading, a task or target at the beginning of its item. */
    private static void findMarks(
            Workspace workspace, FileTexts files, String path, Passage passage, List<Finding> findings) {
        var words = passage.words();
        var box = BOX.matcher(words);
        int first = passage.place() == Place.ITEM && box.lookingAt() ? box.end() : -1;
        int last = passage.place() == Place.HEADING ? endOfTitle(words) : words.length();
        for (int at = 0; at < last; at += Character.charCount(words.codePointAt(at))) {
            var category = BY_MARK.get(words.codePointAt(at));
            if (category != null && !(at == first && isInAList(workspace, files, path, passage.lineAt(at)))) {
                findings.add(
                        finding(workspace, path, passage, at, Character.toString(words.codePointAt(at)), category));
            }
        }
    }

    private static int endOfTitle(String words) {
        int end = words.length();
        while (end > 0) {
            int before = words.codePointBefore(end);
            if (!BY_MARK.containsKey(before) && before != VARIATION && !Character.isWhitespace(before)) {
                return end;
            }
            end -= Character.charCount(before);
        }
        return end;
    }

    private static boolean isInAList(Workspace workspace, FileTexts files, String path, int line) {
        return files.pieceAt(path, line)
                .filter(piece -> piece.phase() || isOfTargets(workspace, path, piece))
                .isPresent();
    }

    private static boolean isOfTargets(Workspace workspace, String path, Piece piece) {
        var section = new SectionRef(new DocumentId(piece.id()), piece.key(), path);
        return Items.kindOf(section, workspace.playbook()).equals(Optional.of(ItemKind.TARGET));
    }
}
