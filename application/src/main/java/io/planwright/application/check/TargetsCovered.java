package io.planwright.application.check;

import io.planwright.application.item.ItemKind;
import io.planwright.application.markdown.Structure;
import io.planwright.application.markdown.Structure.Entry;
import io.planwright.application.playbook.Playbook.Target;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.Workspace;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Each target of the project is done, verified, or has a reason for not being so. */
final class TargetsCovered {

    private static final Pattern GROUP =
            Pattern.compile("target|compatib|mục tiêu|tương thích", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern STATE = Pattern.compile(
            "\\s[—–-]\\s*(?:(?<met>verified|done|đã xác minh|đã kiểm chứng|hoàn thành|xong)"
                    + "|(?<excused>degraded|not applicable|hạn chế|không áp dụng)"
                    + "|(?<planned>planned|dự kiến))\\s*(?::\\s*(?<reason>.*))?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NAME = Pattern.compile("^[\\W_]*(?<name>.*?)\\s*(?:\\(.*|\\s[—–-]\\s.*)?$");

    private TargetsCovered() {}

    static List<Finding> findings(Workspace workspace) {
        var files = FileTexts.of(workspace);
        var findings = new ArrayList<Finding>();
        var named = new LinkedHashSet<String>();
        for (var section : SectionsOfKind.of(workspace, ItemKind.TARGET)) {
            var text = workspace.text(section.documentId());
            for (var entry : Structure.of(text).entries()) {
                if (!isTarget(workspace, section.key(), entry)) {
                    continue;
                }
                var name = name(entry.text());
                named.add(key(name));
                var objection = objection(entry);
                if (!objection.isEmpty()) {
                    var line = files.lineOf(section.documentId().value(), text, entry.from());
                    findings.add(new Finding(
                            line.path(),
                            line.number(),
                            "'" + Words.shortened(name) + "' " + objection,
                            "verify it, or say why it is degraded or not applicable"));
                }
            }
        }
        for (var group : workspace.playbook().targets()) {
            for (var target : group.targets()) {
                if (!named.contains(key(target.name()))) {
                    findings.add(new Finding(
                            "prd.md",
                            0,
                            "'" + target.name() + "' of the project's targets is not named",
                            "add it to the targets with its state"));
                }
            }
        }
        return findings;
    }

    private static boolean isTarget(Workspace workspace, String section, Entry entry) {
        return !entry.ordered()
                && !entry.text().isBlank()
                && (section.contains("target")
                        || GROUP.matcher(entry.group()).find()
                        || STATE.matcher(entry.text()).find()
                        || isInCatalogue(workspace, entry));
    }

    private static boolean isInCatalogue(Workspace workspace, Entry entry) {
        var name = key(name(entry.text()));
        return workspace.playbook().targets().stream()
                .flatMap(group -> group.targets().stream())
                .map(Target::name)
                .anyMatch(each -> key(each).equals(name));
    }

    private static String objection(Entry entry) {
        var state = STATE.matcher(Normalizer.normalize(entry.text(), Normalizer.Form.NFC));
        if (!state.find() || state.group("planned") != null) {
            return entry.done() ? "" : "is planned only";
        }
        boolean reasoned =
                state.group("reason") != null && !state.group("reason").isBlank();
        return state.group("excused") != null && !reasoned ? "is excused without a reason" : "";
    }

    private static String name(String text) {
        var matcher = NAME.matcher(text);
        return matcher.matches() ? matcher.group("name") : text;
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
