package io.planwright.ui.requirement;

import com.vaadin.flow.i18n.I18NProvider;
import io.planwright.application.item.ItemKind;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.requirement.ItemRows.Field;
import io.planwright.ui.requirement.ItemRows.Kind;
import io.planwright.ui.requirement.ItemRows.Option;
import io.planwright.ui.requirement.ItemRows.Part;
import io.planwright.ui.requirement.ItemRows.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the items of each kind are shown and edited. */
final class ItemKinds {

    private static final String CHOICE = "choice";
    private static final String AREA = "area";
    private static final String CHIP = "chip";

    private ItemKinds() {}

    static Glyph glyph(ItemKind kind) {
        return switch (kind) {
            case CRITERION -> Glyph.CHECK;
            case RISK -> Glyph.WARN;
            case DEPENDENCY -> Glyph.BRANCH;
            case METRIC -> Glyph.METRIC;
            case REFERENCE -> Glyph.LINK;
            case QUESTION -> Glyph.QUESTION;
            case TARGET -> Glyph.GRID;
            case DECISION -> Glyph.DECISION;
            case INVESTIGATION -> Glyph.SEARCH;
            case NOTE -> Glyph.NOTE;
        };
    }

    /** @return whether items of the kind are open until something is done about them */
    static boolean canBeOpen(ItemKind kind) {
        return switch (kind) {
            case CRITERION, QUESTION, DECISION, INVESTIGATION, TARGET -> true;
            case RISK, DEPENDENCY, METRIC, REFERENCE, NOTE -> false;
        };
    }

    /** @param roles whom a question may be for: keys and names */
    static Kind describe(ItemKind kind, List<Option> roles) {
        return new Kind(
                kind.name(),
                glyph(kind).symbol(),
                kind == ItemKind.CRITERION ? say("task.tick") : null,
                leading(kind),
                kind.fields().stream().map(name -> field(kind, name, roles)).toList(),
                part(kind),
                words(kind));
    }

    private static @Nullable String leading(ItemKind kind) {
        return switch (kind) {
            case QUESTION -> "findings";
            case DECISION, INVESTIGATION -> "outcome";
            default -> null;
        };
    }

    private static Field field(ItemKind kind, String name, List<Option> roles) {
        var label = say("item." + kind + "." + name);
        return switch (name) {
            case "impact" -> new Field(name, label, CHOICE, CHIP, "", impacts());
            case "for" -> new Field(name, label, roles.isEmpty() ? "line" : CHOICE, CHIP, "user", roles);
            case "decidedBy" -> new Field(name, label, "line", CHIP, "user", List.of());
            case "mitigation", "outcome" -> new Field(name, label, AREA, "line", "", List.of());
            case "tasks", "state", "reason", "detail" -> new Field(name, label, "line", "line", "", List.of());
            case "sources" -> new Field(name, label, "line", "more", "", List.of());
            default -> new Field(name, label, AREA, "more", "", List.of());
        };
    }

    private static List<Option> impacts() {
        return List.of(
                new Option("high", say("impact.high"), Glyph.HIGH.symbol(), "tone-bad"),
                new Option("medium", say("impact.medium"), Glyph.MEDIUM.symbol(), "tone-warn"),
                new Option("low", say("impact.low"), Glyph.LOW.symbol(), "tone-calm"));
    }

    private static List<Option> stances() {
        return List.of(
                new Option("for", say("stance.for"), Glyph.CHECK.symbol(), "tone-ok"),
                new Option("against", say("stance.against"), Glyph.CLOSE.symbol(), "tone-bad"),
                new Option("neutral", say("stance.neutral"), Glyph.MINUS.symbol(), "tone-calm"));
    }

    private static @Nullable Part part(ItemKind kind) {
        if (kind.rows().isEmpty()) {
            return null;
        }
        var key = "item." + kind + "." + kind.rows();
        return new Part(
                say(key),
                say(key + "One"),
                say(key + "Add"),
                kind == ItemKind.DECISION,
                kind.rowFields().stream().map(name -> rowField(kind, name)).toList());
    }

    private static Field rowField(ItemKind kind, String name) {
        var label = say("item." + kind + "." + kind.rows() + "." + name);
        return switch (name) {
            case "stance" -> new Field(name, label, CHOICE, CHIP, "", stances());
            case "confidence" ->
                new Field(name, label, "line", kind == ItemKind.DECISION ? "below" : "line", "", List.of());
            case "argument", "hypothesis", "findings" -> new Field(name, label, AREA, "line", "", List.of());
            default -> new Field(name, label, "line", "line", "", List.of());
        };
    }

    private static Words words(ItemKind kind) {
        boolean completed = leading(kind) != null;
        return new Words(
                say("items." + kind + ".title"),
                say("items." + kind + ".text"),
                say("items.hint"),
                say("items." + kind + ".add"),
                say("items.edit"),
                say("items.remove"),
                kind == ItemKind.NOTE ? null : say("items.drag"),
                say("section.save"),
                say("dialog.cancel"),
                say(kind == ItemKind.QUESTION ? "item.QUESTION.findings" : "items.more"),
                completed ? say("items." + kind + ".complete") : null,
                completed ? say("items." + kind + ".done") : null,
                completed ? say("items." + kind + ".open") : null);
    }

    private static String say(String key) {
        return I18NProvider.translate(key);
    }
}
