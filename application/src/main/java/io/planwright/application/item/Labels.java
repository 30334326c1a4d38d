package io.planwright.application.item;

import io.planwright.application.markdown.Slugs;
import io.planwright.application.playbook.Phrases;
import io.planwright.domain.project.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the fields of items are called in texts: by one name in each language when written, by several when read. */
final class Labels {

    /** A label in bold with a colon, at the beginning of what it labels. */
    private static final Pattern LABEL = Pattern.compile("\\*\\*([^*\\n\\r]{1,200}?)(?::\\*\\*|\\*\\*[ \\t]*:)");

    /** A line that is nothing but a label. */
    private static final Pattern ALONE = Pattern.compile("\\*\\*([^*\\n\\r]{1,2000}?):?\\*\\*[ \\t]*:?[ \\t]*");

    private static final Map<String, List<String>> ALSO = Map.ofEntries(
            Map.entry("mitigation", List.of("mitigations", "prevention", "strategy", "giamthieu", "phongngua")),
            Map.entry("impact", List.of("severity", "anhhuong", "mucdo")),
            Map.entry("for", List.of("role", "danhcho", "vaitro")),
            Map.entry("findings", List.of("finding", "answer", "ketqua", "traloi")),
            Map.entry("sources", List.of("source", "nguon")),
            Map.entry("state", List.of("status", "trangthai")),
            Map.entry("reason", List.of("lydo")),
            Map.entry("detail", List.of("details", "drivers", "chitiet")),
            Map.entry("context", List.of("boicanh")),
            Map.entry("outcome", List.of("decision", "result", "ketluan")),
            Map.entry("decidedby", List.of("nguoiquyetdinh")),
            Map.entry("tasks", List.of("task", "congviec")),
            Map.entry("actor", List.of("model", "tacnhan")),
            Map.entry("stance", List.of("position", "laptruong")),
            Map.entry("argument", List.of("reasoning", "lapluan")),
            Map.entry("confidence", List.of("dotincay")),
            Map.entry("hypothesis", List.of("giathuyet")),
            Map.entry("focusareas", List.of("focusarea", "focus", "trongtam")),
            Map.entry("files", List.of("file", "relevantfiles", "tep")),
            Map.entry("risk", List.of("risks", "ruiro")),
            Map.entry("question", List.of("questions", "cauhoi")),
            Map.entry("target", List.of("targets", "name", "database", "framework", "platform", "muctieu")),
            Map.entry("dependency", List.of("dependencies", "phuthuoc")),
            Map.entry("metric", List.of("metrics", "chiso")),
            Map.entry("reference", List.of("references", "thamkhao")));

    private static final Phrases PHRASES = Phrases.from("/item/words.yaml");

    private Labels() {}

    /** A label with where the labelled text begins. */
    record Label(String name, int end) {}

    /** @return the label at the beginning of a stretch */
    static Optional<Label> at(String text, int from, int to) {
        Matcher label = LABEL.matcher(text).region(from, to);
        return label.lookingAt() ? Optional.of(new Label(label.group(1).strip(), label.end())) : Optional.empty();
    }

    /** @return the name of the label that a stretch is, with or without a colon */
    static Optional<String> alone(String text, int from, int to) {
        Matcher label = ALONE.matcher(text).region(from, to);
        return label.matches() ? Optional.of(label.group(1).strip()) : Optional.empty();
    }

    /** @return which of the fields the label names */
    static Optional<String> field(List<String> fields, String label) {
        var slug = plain(label);
        return fields.stream().filter(field -> means(plain(field), slug)).findFirst();
    }

    /** @return whether the label names an item of the kind itself, as {@code Risk} does */
    static boolean names(ItemKind kind, String label) {
        return means(kind.key(), plain(label));
    }

    private static boolean means(String name, String label) {
        return label.equals(name) || ALSO.getOrDefault(name, List.of()).contains(label);
    }

    private static String plain(String label) {
        return Slugs.slug(label).replace("-", "");
    }

    /** @return what a field, or a kind of items, is called in a text, e.g. {@code Decided by} */
    static String of(String field, Language language) {
        return PHRASES.in(language, "field." + field);
    }

    /** @return what a step of an investigation is called */
    static String step(int number, Language language) {
        return PHRASES.in(language, "step", Map.of("number", Integer.toString(number)));
    }

    /** @return what the section is called that begins with an item of the kind */
    static String section(ItemKind kind, String title, Language language) {
        return PHRASES.in(language, "section." + kind, Map.of("title", title));
    }
}
