package io.planwright.application.decomposition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All the files that a document names, wherever it does, with what it says about them. */
final class Catalogue {

    private static final Pattern BRANCH = Pattern.compile("[\u2500-\u257F]");
    private static final Pattern REMARK = Pattern.compile("^(?:#|//|--|\u2014|\u2190|<-|-|:)+\\s*");
    private static final int ENOUGH = 1_500;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, List<Entry>> byName = new HashMap<>();

    /** A file. */
    static final class Entry {
        final String path;
        final boolean test;
        private final StringBuilder said = new StringBuilder();
        private String remark = "";

        private Entry(String path) {
            this.path = path;
            test = FileNames.isTest(path);
        }

        /** @return what is said about it in a few words; may be empty */
        String remark() {
            return remark;
        }

        boolean isDescribed() {
            return !said.isEmpty();
        }

        Set<String> terms() {
            int slash = path.lastIndexOf('/');
            var folder = slash < 0 ? "" : FileNames.last(path.substring(0, slash));
            return Terms.of(FileNames.stem(path) + " " + (test ? "" : folder) + " " + said);
        }

        private void say(String words) {
            if (said.length() < ENOUGH) {
                said.append(' ').append(words);
            }
        }
    }

    private record Folder(int indent, String path) {}

    Catalogue(List<String> lines) {
        Deque<Folder> folders = new ArrayDeque<>();
        Entry described = null;
        int describedAt = 0;
        for (var raw : lines) {
            var line = BRANCH.matcher(raw.length() > Reading.WIDEST ? raw.substring(0, Reading.WIDEST) : raw)
                    .replaceAll(" ");
            var text = line.strip();
            if (text.isEmpty()) {
                continue;
            }
            int indent = line.indexOf(text.charAt(0));
            while (!folders.isEmpty() && folders.element().indent() >= indent) {
                folders.pop();
            }
            if (described != null && indent > describedAt) {
                described.say(text);
                continue;
            }
            described = null;
            int end = text.indexOf(' ');
            var first = FileNames.cleaned(end < 0 ? text : text.substring(0, end));
            var rest = end < 0 ? "" : text.substring(end).strip();
            boolean remarked = rest.isEmpty() || REMARK.matcher(rest).find();
            var folder = folders.peek();
            if (remarked && first.endsWith("/") && FileNames.isFolder(folder == null ? first : folder.path() + first)) {
                folders.push(new Folder(indent, folder == null ? first : folder.path() + first));
            } else if (remarked && folder != null && FileNames.isFile(first)) {
                var entry = entry(folder.path() + first);
                entry.remark = REMARK.matcher(rest).replaceFirst("");
                entry.say(entry.remark);
            } else if (text.endsWith(":") && end < 0 && FileNames.isFile(first)) {
                described = entry(first);
                describedAt = indent;
            } else if (text.startsWith("|")) {
                row(text);
            } else {
                FileNames.in(text).stream()
                        .filter(name -> name.indexOf('/') > 0 && !name.endsWith("/"))
                        .forEach(this::entry);
            }
        }
    }

    private void row(String row) {
        var files = FileNames.in(row);
        if (files.size() != 1 || files.getFirst().endsWith("/")) {
            files.stream().filter(file -> !file.endsWith("/")).forEach(this::entry);
            return;
        }
        var entry = entry(files.getFirst());
        var longest = "";
        for (var cell : row.split("\\|")) {
            var words = cell.strip();
            longest = words.length() > longest.length() && !words.contains(entry.path) ? words : longest;
        }
        entry.remark = entry.remark.isEmpty() ? longest : entry.remark;
        entry.say(longest);
    }

    private Entry entry(String path) {
        return entries.computeIfAbsent(path, _ -> {
            var entry = new Entry(path);
            byName.computeIfAbsent(FileNames.last(path), _ -> new ArrayList<>()).add(entry);
            return entry;
        });
    }

    List<Entry> entries() {
        return entries.values().stream().filter(entry -> !isShort(entry)).toList();
    }

    /** @return whether the path is only the end of another one, so that the same file is meant */
    private boolean isShort(Entry entry) {
        return !resolved(entry.path).equals(entry.path);
    }

    @Nullable
    Entry at(String path) {
        return entries.get(path);
    }

    /** @return the whole path of what is named shortly, where only one file can be meant */
    String resolved(String name) {
        if (name.endsWith("/")) {
            return name;
        }
        var like = byName.getOrDefault(FileNames.last(name), List.of()).stream()
                .filter(entry -> entry.path.endsWith("/" + name))
                .limit(2)
                .toList();
        return like.size() == 1 ? like.getFirst().path : name;
    }

    /** @return where a file like this would be tested, by the manner of the document's tests; null without a manner */
    @Nullable
    String testOf(String path) {
        var whole = path.endsWith("/") ? path.substring(0, path.length() - 1) + ".py" : path;
        var stem = FileNames.stem(path).replaceFirst("^_+", "");
        int dot = whole.lastIndexOf('.');
        if (dot < 0 || stem.isEmpty() || stem.contains("*")) {
            return null;
        }
        var ending = whole.substring(dot);
        return switch (ending) {
            case ".py" ->
                path.endsWith("/") && folder(ending).isEmpty()
                        ? null
                        : orElse(folder(ending), "tests/") + "test_" + stem + ending;
            case ".java", ".kt" ->
                path.contains("src/main/")
                        ? path.replace("src/main/", "src/test/").replace(ending, "Test" + ending)
                        : orElse(folder(ending), "") + stem + "Test" + ending;
            case ".ts", ".tsx", ".js", ".jsx" -> path.substring(0, path.length() - ending.length()) + ".test" + ending;
            case ".go" -> path.substring(0, path.length() - ending.length()) + "_test" + ending;
            default -> null;
        };
    }

    private static String orElse(String folder, String other) {
        return folder.isEmpty() ? other : folder;
    }

    private @Nullable Map<String, String> folders;

    /** @return the folder that most tests with that ending are in; empty when there are none */
    private String folder(String ending) {
        if (folders == null) {
            folders = new HashMap<>();
        }
        return folders.computeIfAbsent(ending, this::usualFolder);
    }

    private String usualFolder(String ending) {
        var count = new LinkedHashMap<String, Integer>();
        for (var entry : entries.values()) {
            if (entry.test
                    && entry.path.endsWith(ending)
                    && FileNames.last(entry.path).contains("est")) {
                count.merge(entry.path.substring(0, entry.path.lastIndexOf('/') + 1), 1, Integer::sum);
            }
        }
        return count.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
