package io.planwright.application.check;

import io.planwright.application.item.ItemKind;
import io.planwright.application.markdown.Prose;
import io.planwright.application.markdown.Prose.Passage;
import io.planwright.application.markdown.Prose.Place;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.FileTexts.Piece;
import io.planwright.application.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
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
    private static final Pattern BOX = Pattern.compile("^\\s*\\[[ xX]]\\s*");
    private static final List<Searched> SEARCHED =
            LISTS.stream().flatMap(FactualLanguage::read).map(Searched::of).toList();

    /** A list of words as it is written in its file. */
    private record Category(
            String name, String remedy, List<String> words, List<String> sentences, List<String> marks) {
        Category {
            words = words == null ? List.of() : words;
            sentences = sentences == null ? List.of() : sentences;
            marks = marks == null ? List.of() : marks;
        }
    }

    private record WordList(List<Category> categories) {}

    private record Searched(Category category, Pattern pattern) {

        static Searched of(Category category) {
            var all = Stream.of(
                            category.words().stream().map(Searched::word),
                            category.sentences().stream().map(Searched::sentence),
                            category.marks().stream().map(mark -> Pattern.quote(mark) + "\\x{FE0F}?"))
                    .flatMap(patterns -> patterns.sorted(
                            Comparator.comparingInt(String::length).reversed()))
                    .collect(Collectors.joining("|"));
            return new Searched(category, Pattern.compile(all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }

        private static String word(String word) {
            return "(?<![\\p{L}\\p{M}\\p{N}_]|[\\p{L}\\p{N}]-)" + words(word)
                    + "(?![\\p{L}\\p{M}\\p{N}_]|-[\\p{L}\\p{N}])";
        }

        /** A sentence begins with the first word and goes on with the others after a few words of its own. */
        private static String sentence(String words) {
            return "(?<=^|[.!?:;\\]]\\s)"
                    + Stream.of(words.split("…"))
                            .map(String::strip)
                            .map(Searched::words)
                            .collect(Collectors.joining("\\s+(?:\\S{1,40}\\s+){1,5}?"))
                    + "(?![\\p{L}\\p{M}\\p{N}_])";
        }

        private static String words(String words) {
            return Stream.of(Normalizer.normalize(words, Normalizer.Form.NFC).split(" "))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("\\s+"));
        }
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
            if (path.endsWith(".md") && SectionsOfKind.isWork(workspace, path)) {
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
        var told = new BitSet();
        for (var searched : SEARCHED) {
            boolean marks = !searched.category().marks().isEmpty();
            var matcher = searched.pattern().matcher(words);
            while (matcher.find()) {
                int line = passage.lineAt(matcher.start());
                boolean again = told.get(matcher.start());
                told.set(matcher.start(), matcher.end());
                if (!again
                        && (!marks
                                || !isMarkOfAList(
                                        workspace, files, path, passage, matcher.start(), matcher.end(), line))) {
                    findings.add(new Finding(
                            path,
                            line,
                            "'" + Words.shortened(matcher.group().replaceAll("\\s+", " ")) + "' "
                                    + searched.category().name(),
                            searched.category().remedy()));
                }
            }
        }
    }

    /** A done phase has its mark at the end of its heading, a task or target at the beginning of its item. */
    private static boolean isMarkOfAList(
            Workspace workspace, FileTexts files, String path, Passage passage, int from, int to, int line) {
        var words = passage.words();
        if (passage.place() == Place.HEADING) {
            return words.substring(to).isBlank();
        }
        boolean first = BOX.matcher(words.substring(0, from)).replaceFirst("").isBlank();
        return passage.place() == Place.ITEM
                && first
                && files.pieceAt(path, line)
                        .filter(piece -> piece.phase() || isOfTargets(workspace, piece))
                        .isPresent();
    }

    private static boolean isOfTargets(Workspace workspace, Piece piece) {
        return SectionsOfKind.isOf(workspace, piece.key(), ItemKind.TARGET);
    }
}
