package io.planwright.application.playbook;

import io.planwright.application.markdown.Slugs;
import io.planwright.application.playbook.Playbook.PlanTemplate;
import io.planwright.application.playbook.Playbook.Section;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.project.Language;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What must fit together in a playbook beyond its form: names that are used exist, and are given once. */
final class Coherence {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final String NUMBERED = "{week}-{number}-{name}-plan.md";
    private static final Set<String> SIGHTS = Set.of("prd", "plans", "tasks", "criteria");

    private final Playbook playbook;
    private final Map<String, String> faults = new LinkedHashMap<>();

    private Coherence(Playbook playbook) {
        this.playbook = playbook;
    }

    /** @return what is wrong by the JSON pointer of where it is wrong; empty when all fits */
    static Map<String, String> faultsOf(Playbook playbook) {
        var coherence = new Coherence(playbook);
        coherence.keysAreGivenOnce();
        coherence.rolesExist();
        coherence.checksAreComputedByRulesThatExist();
        coherence.sectionsAreFoundByTheirHeadings();
        coherence.plansCanBeWritten();
        coherence.targetsExist("/sections", playbook.sections());
        coherence.targetsExist("/plan/sections", playbook.plan().sections());
        return coherence.faults;
    }

    private void keysAreGivenOnce() {
        once("/roles", playbook.roles(), Playbook.Role::key);
        once("/responsibilities", playbook.responsibilities(), row -> row.duty().name());
        once("/stages", playbook.stages(), stage -> stage.phase().name());
        once("/sections", playbook.sections(), Section::key);
        once("/plan/sections", playbook.plan().sections(), Section::key);
        once("/checklists", playbook.checklists(), Playbook.Checklist::key);
        once("/guides", playbook.guides(), Playbook.Guide::key);
        once("/files", playbook.files(), Playbook.GeneratedFile::path);
        var checks = new HashSet<String>();
        once(checks, "/gate/checks", playbook.gate().checks(), Playbook.GateCheck::key);
        once(checks, "/standards/always", playbook.standards().always(), Playbook.Standard::key);
        once(checks, "/standards/never", playbook.standards().never(), Playbook.Standard::key);
        once("/targets", playbook.targets(), Playbook.TargetGroup::key);
        var targets = new HashSet<String>();
        for (int i = 0; i < playbook.targets().size(); i++) {
            once(
                    targets,
                    "/targets/" + i + "/targets",
                    playbook.targets().get(i).targets(),
                    Playbook.Target::key);
        }
    }

    private <T> void once(String pointer, List<T> all, Function<T, String> key) {
        once(new HashSet<>(), pointer, all, key);
    }

    private <T> void once(Set<String> seen, String pointer, List<T> all, Function<T, String> key) {
        for (int i = 0; i < all.size(); i++) {
            var name = key.apply(all.get(i));
            if (!seen.add(name)) {
                faults.put(pointer + "/" + i, "'" + name + "' is there twice");
            }
        }
    }

    private void rolesExist() {
        var roles = playbook.roles().stream().map(Playbook.Role::key).toList();
        for (int i = 0; i < playbook.responsibilities().size(); i++) {
            var row = playbook.responsibilities().get(i);
            var pointer = "/responsibilities/" + i;
            row.rights().keySet().forEach(role -> mustExist(roles, role, pointer + "/rights/" + role));
            row.notes().keySet().forEach(role -> mustExist(roles, role, pointer + "/notes/" + role));
        }
        for (int i = 0; i < playbook.stages().size(); i++) {
            mustExist(roles, playbook.stages().get(i).role(), "/stages/" + i + "/role");
        }
        for (int i = 0; i < playbook.plan().phases().size(); i++) {
            var role = playbook.plan().phases().get(i).role();
            if (role != null) {
                mustExist(roles, role, "/plan/phases/" + i + "/role");
            }
        }
    }

    private void mustExist(List<String> roles, String role, String pointer) {
        if (!roles.contains(role)) {
            faults.put(
                    pointer,
                    "there is no role '" + role + "'"
                            + (roles.isEmpty() ? "" : " (possible: " + String.join(", ", roles) + ")"));
        }
    }

    private void checksAreComputedByRulesThatExist() {
        var sections = playbook.sections().stream().map(Section::key).toList();
        for (int i = 0; i < playbook.gate().checks().size(); i++) {
            var check = playbook.gate().checks().get(i);
            var pointer = "/gate/checks/" + i;
            var rule = check.rule();
            if (check.kind() == CheckKind.COMPUTED && rule == null) {
                faults.put(pointer, "a computed check names its rule" + possibleRules());
            } else if (check.kind() != CheckKind.COMPUTED && rule != null) {
                faults.put(pointer + "/rule", "only a check of the kind COMPUTED has a rule");
            } else if (rule != null && !Playbook.RULES.contains(rule)) {
                faults.put(pointer + "/rule", "there is no rule '" + rule + "'" + possibleRules());
            }
            if (check.kind() != CheckKind.EVIDENCE && check.coverage() > 0) {
                faults.put(pointer + "/coverage", "only a check of the kind EVIDENCE asks for coverage");
            }
            for (int n = 0; n < check.looksAt().size(); n++) {
                var sight = check.looksAt().get(n);
                if (!SIGHTS.contains(sight) && !sections.contains(sight)) {
                    faults.put(
                            pointer + "/looksAt/" + n,
                            "there is no section '" + sight + "' (possible beside the sections: "
                                    + String.join(", ", SIGHTS.stream().sorted().toList()) + ")");
                }
            }
        }
        for (var side : List.of("always", "never")) {
            var standards = side.equals("always")
                    ? playbook.standards().always()
                    : playbook.standards().never();
            for (int i = 0; i < standards.size(); i++) {
                if (standards.get(i).kind() == CheckKind.COMPUTED) {
                    faults.put(
                            "/standards/" + side + "/" + i + "/kind",
                            "a standard is ticked by hand or by evidence (possible: MANUAL, EVIDENCE)");
                }
            }
        }
    }

    private static String possibleRules() {
        return " (possible: " + String.join(", ", Playbook.RULES) + ")";
    }

    /** A file that is written out and imported again finds its sections by their headings. */
    private void sectionsAreFoundByTheirHeadings() {
        for (int i = 0; i < playbook.sections().size(); i++) {
            var section = playbook.sections().get(i);
            if (section.heading().in(Language.EN).isEmpty()) {
                faults.put("/sections/" + i, "the key 'heading' is missing");
            } else {
                mustBeSlug(section, "/sections/" + i);
            }
            if (section.tasks()) {
                faults.put("/sections/" + i + "/tasks", "the phases of a plan stand in a plan only");
            }
        }
        int markers = 0;
        for (int i = 0; i < playbook.plan().sections().size(); i++) {
            var section = playbook.plan().sections().get(i);
            markers += section.tasks() ? 1 : 0;
            if (!section.heading().in(Language.EN).isEmpty()) {
                mustBeSlug(section, "/plan/sections/" + i);
            } else if (!section.tasks()) {
                faults.put("/plan/sections/" + i, "the key 'heading' is missing");
            }
            if (section.tasks() && markers > 1) {
                faults.put("/plan/sections/" + i + "/tasks", "the phases stand at one place of a plan");
            }
        }
    }

    private void mustBeSlug(Section section, String pointer) {
        var slug = Slugs.slug(section.heading().in(Language.EN));
        if (!slug.equals(section.key())) {
            faults.put(
                    pointer + "/key",
                    "'" + section.key() + "' is not what an import makes of the English heading: '" + slug + "'");
        }
    }

    private void plansCanBeWritten() {
        PlanTemplate plan = playbook.plan();
        mustHaveOnly("/plan/path", plan.path(), Set.of("week", "number", "name"));
        plan.title().texts().forEach((language, title) -> mustHaveOnly("/plan/title", title, Set.of("title")));
        if (plan.path().contains("{") && !plan.path().endsWith(NUMBERED)) {
            faults.putIfAbsent(
                    "/plan/path", "a numbered plan is called " + NUMBERED + ", with a folder before it or none");
        }
        var folder = plan.path().substring(0, plan.path().lastIndexOf('/') + 1);
        if (folder.contains("{")
                || folder.startsWith("/")
                || List.of(folder.split("/")).contains("..")
                || !plan.path().endsWith(".md")) {
            faults.putIfAbsent("/plan/path", "it must be a Markdown file below the workspace, e.g. tasks.md");
        }
    }

    private void targetsExist(String pointer, List<Section> sections) {
        var groups = playbook.targets().stream().map(Playbook.TargetGroup::key).toList();
        for (int i = 0; i < sections.size(); i++) {
            for (var text : sections.get(i).text().texts().values()) {
                var matcher = StartingText.TARGETS.matcher(text);
                while (matcher.find()) {
                    if (!groups.contains(matcher.group(1))) {
                        faults.put(
                                pointer + "/" + i + "/text",
                                "there is no group of targets '" + matcher.group(1) + "' (possible: "
                                        + String.join(", ", groups) + ")");
                    }
                }
            }
        }
    }

    private void mustHaveOnly(String pointer, String text, Set<String> possible) {
        var matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!possible.contains(matcher.group(1))) {
                faults.put(
                        pointer,
                        "there is no placeholder " + matcher.group() + " (possible: "
                                + String.join(
                                        ", ",
                                        possible.stream()
                                                .sorted()
                                                .map(name -> "{" + name + "}")
                                                .toList())
                                + ")");
            }
        }
    }
}
