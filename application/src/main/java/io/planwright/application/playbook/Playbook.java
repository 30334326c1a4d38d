package io.planwright.application.playbook;

import io.planwright.application.markdown.Slugs;
import io.planwright.domain.circuit.CircuitLimits;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.domain.task.Discipline;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A planning method as data: what a requirement is given when it is drafted by it, who may do what, and what its gate
 * asks for.
 *
 * @param responsibilities the responsibility matrix; empty where everybody may do everything
 * @param stages the phases of a requirement's life, each with the role whose turn it is
 * @param sections what a PRD is made of, in order
 * @param targets the catalogue that a project starts with, by group
 * @param files what is written beside texts and plans, each made from what has happened
 * @param work what is asked of the work on tasks
 */
public record Playbook(
        String key,
        Phrase name,
        Phrase description,
        Lane lane,
        List<Role> roles,
        List<Responsibility> responsibilities,
        List<Stage> stages,
        List<Section> sections,
        PlanTemplate plan,
        Gate gate,
        List<Checklist> checklists,
        Standards standards,
        List<TargetGroup> targets,
        List<Guide> guides,
        List<GeneratedFile> files,
        Limits limits,
        Work work) {

    /** The checks that the server can compute, by the names that a check of a gate calls them. */
    public static final List<String> RULES = List.of(
            "prd-complete",
            "criteria-ticked",
            "tasks-done",
            "questions-answered",
            "blockers-cleared",
            "factual-language",
            "no-credentials",
            "dependency-direction",
            "step-order",
            "test-per-step",
            "plan-file-name",
            "targets-covered",
            "checklists-ticked",
            "design-accepted");

    private static final Pattern NUMBER = Pattern.compile("^[^:\\d]{0,40}\\d{1,4}\\s*[:.–-]\\s*");

    public Playbook {
        description = orEmpty(description);
        lane = lane == null ? Lane.FULL : lane;
        roles = orEmpty(roles);
        responsibilities = orEmpty(responsibilities);
        stages = orEmpty(stages);
        sections = orEmpty(sections);
        checklists = orEmpty(checklists);
        standards = standards == null ? new Standards(List.of(), List.of()) : standards;
        targets = orEmpty(targets);
        guides = orEmpty(guides);
        files = orEmpty(files);
        limits = limits == null ? new Limits(0, false) : limits;
        work = work == null ? Work.FREE : work;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }

    private static Phrase orEmpty(@Nullable Phrase phrase) {
        return phrase == null ? Phrase.EMPTY : phrase;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * @param instructions what the role does when it is its turn, as Markdown
     * @param checklist what the role ticks off while it works, shown in its briefing
     */
    public record Role(String key, Phrase name, Phrase instructions, List<Phrase> checklist) {
        public Role {
            instructions = orEmpty(instructions);
            checklist = orEmpty(checklist);
        }
    }

    /** What somebody may be responsible for; each command of the product belongs to one of them. */
    public enum Duty {
        RESEARCH,
        PLANNING,
        IMPLEMENTATION,
        TESTING,
        DOCUMENTATION,
        QUALITY_GATE,
        CLEANUP,
        CONSENSUS,
        WORKSPACE
    }

    /** LIMITED lets a role act only while it is its turn: in the phases of a requirement that it owns. */
    public enum Right {
        PRIMARY,
        LIMITED,
        NONE
    }

    /** A row of the responsibility matrix: rights by role key, NONE where a role is not named. */
    public record Responsibility(Duty duty, Phrase name, Map<String, Right> rights, Map<String, Phrase> notes) {
        public Responsibility {
            rights = orEmpty(rights);
            notes = orEmpty(notes);
        }

        public Right of(String role) {
            return rights.getOrDefault(role, Right.NONE);
        }
    }

    /** A phase of a requirement's life with the role that owns it, and what is done in it. */
    public record Stage(RequirementPhase phase, String role, Phrase name, Phrase purpose, List<Phrase> steps) {
        public Stage {
            purpose = orEmpty(purpose);
            steps = orEmpty(steps);
        }
    }

    /**
     * A section of the PRD or of a plan.
     *
     * @param heading empty only in plans, where the phases stand below no heading of their own
     * @param guidance what belongs into the section, in words for its writer
     * @param items the kind of the items in it, e.g. {@code risk}; null where it is prose
     * @param required whether the PRD is incomplete without it
     * @param text the text that it begins with below its heading, as Markdown; may be empty
     * @param tasks whether the phases of the plan stand here; only in plans, once
     */
    public record Section(
            String key,
            Phrase heading,
            Phrase guidance,
            @Nullable String items,
            boolean required,
            Phrase text,
            boolean tasks) {
        public Section {
            heading = orEmpty(heading);
            guidance = orEmpty(guidance);
            text = orEmpty(text);
        }
    }

    /**
     * How plans are made.
     *
     * @param path the file of a plan; {@code {week}}, {@code {number}} and {@code {name}} are filled in
     * @param title its title; {@code {title}} is the requirement's
     * @param needsDesign whether a plan starts only from an accepted design
     */
    public record PlanTemplate(
            String path, Phrase title, boolean needsDesign, List<Section> sections, List<PlanPhase> phases) {
        public PlanTemplate {
            sections = orEmpty(sections);
            phases = orEmpty(phases);
        }

        /** @return whether plans are numbered by ISO week */
        public boolean numbered() {
            return path.contains("{number}");
        }
    }

    /**
     * @param layer where its files belong, e.g. {@code domain}; null where the method knows no layers
     * @param tasks their titles, each with its notes on the lines below; a title may begin with its number by place
     * @param text what stands between the heading and the first task, as Markdown; may be empty
     */
    public record PlanPhase(
            Phrase title, @Nullable String role, @Nullable String layer, List<Phrase> tasks, Phrase text) {
        public PlanPhase {
            tasks = orEmpty(tasks);
            text = orEmpty(text);
        }
    }

    public record Gate(Phrase name, List<GateCheck> checks) {
        public Gate {
            checks = orEmpty(checks);
        }
    }

    /**
     * @param rule the built-in check that computes it, e.g. {@code prd-complete}; null unless it is COMPUTED
     * @param looksAt what its result is void without: keys of sections, {@code prd}, {@code plans}, {@code tasks},
     *     {@code criteria}; empty for everything
     * @param step the step of the review that it belongs to
     * @param coverage of lines in per cent that its evidence has to show; 0 for none
     */
    public record GateCheck(
            String key,
            Phrase text,
            CheckKind kind,
            @Nullable String rule,
            List<String> looksAt,
            ReviewStep step,
            int coverage) {
        public GateCheck {
            kind = kind == null ? CheckKind.MANUAL : kind;
            looksAt = orEmpty(looksAt);
            step = step == null ? ReviewStep.GATE : step;
        }
    }

    public record Checklist(String key, Phrase name, List<Phrase> items) {
        public Checklist {
            items = orEmpty(items);
        }
    }

    /** Rules that always or never hold; each is a check of the gate. */
    public record Standards(List<Standard> always, List<Standard> never) {
        public Standards {
            always = orEmpty(always);
            never = orEmpty(never);
        }
    }

    public record Standard(String key, Phrase text, CheckKind kind) {
        public Standard {
            kind = kind == null ? CheckKind.MANUAL : kind;
        }

        private GateCheck asCheck() {
            return new GateCheck(key, text, kind, null, List.of(), ReviewStep.GATE, 0);
        }
    }

    public record TargetGroup(String key, Phrase name, List<Target> targets) {
        public TargetGroup {
            targets = orEmpty(targets);
        }
    }

    /** @param marker how tests for the target are marked, e.g. {@code @pytest.mark.asyncpg} */
    public record Target(String key, String name, List<String> drivers, Phrase features, Phrase limits, String marker) {
        public Target {
            drivers = orEmpty(drivers);
            features = orEmpty(features);
            limits = orEmpty(limits);
            marker = orEmpty(marker);
        }
    }

    public record Guide(String key, String title, String path, Phrase text) {
        public Guide {
            text = orEmpty(text);
        }
    }

    /** @param content {@code recovery}, {@code progress} or {@code gate-report} */
    public record GeneratedFile(String path, String content) {}

    /**
     * @param mostActive how many requirements may be active at once; 0 for any number
     * @param archiveWhenDone whether the cleanup also archives
     */
    public record Limits(int mostActive, boolean archiveWhenDone) {}

    /**
     * What is asked of the work on tasks; whatever is null is as usual. Times are in seconds.
     *
     * @param staged whether tasks go through RED, GREEN and VERIFY and are done only on evidence
     * @param independent the stages whose evidence must not come from the worker
     * @param independentGate whether checks of gates pass only on the word of a person or a CI
     * @param coverage of lines in per cent that VERIFY asks for
     */
    public record Work(
            boolean staged,
            boolean refactor,
            @Nullable List<io.planwright.domain.task.Stage> independent,
            @Nullable Boolean independentGate,
            @Nullable Integer greenTries,
            @Nullable Integer fixRounds,
            @Nullable Integer coverage,
            @Nullable Integer lease,
            @Nullable Integer beat,
            @Nullable Breaker stageCircuit,
            @Nullable Breaker workerCircuit,
            @Nullable Breaker systemCircuit) {

        public static final Work FREE =
                new Work(false, false, null, null, null, null, null, null, null, null, null, null);

        /** @return the same with stages or without */
        public Work staged(boolean wanted) {
            return new Work(
                    wanted,
                    refactor,
                    independent,
                    independentGate,
                    greenTries,
                    fixRounds,
                    coverage,
                    lease,
                    beat,
                    stageCircuit,
                    workerCircuit,
                    systemCircuit);
        }

        /** @return what it comes to, with the usual limits where none are given */
        public Discipline discipline() {
            var usual = staged ? Discipline.TEST_DRIVEN : Discipline.FREE;
            return new Discipline(
                    staged,
                    refactor,
                    independent == null ? usual.independent() : Set.copyOf(independent),
                    Objects.requireNonNullElse(independentGate, usual.independentGate()),
                    Objects.requireNonNullElse(greenTries, usual.greenTries()),
                    Objects.requireNonNullElse(fixRounds, usual.fixRounds()),
                    Objects.requireNonNullElse(coverage, usual.coverage()),
                    seconds(lease, usual.lease()),
                    seconds(beat, usual.beat()),
                    Breaker.limits(stageCircuit, usual.stage()),
                    Breaker.limits(workerCircuit, usual.worker()),
                    Breaker.limits(systemCircuit, usual.system()));
        }

        private static Duration seconds(@Nullable Integer given, Duration usual) {
            return given == null ? usual : Duration.ofSeconds(given);
        }

        /** @param failures how many in a row trip it; of the system, how many per cent of the workers */
        public record Breaker(
                @Nullable Integer failures,
                @Nullable Integer window,
                @Nullable Integer pause,
                @Nullable Integer extensions) {
            private static CircuitLimits limits(@Nullable Breaker given, CircuitLimits usual) {
                return given == null
                        ? usual
                        : new CircuitLimits(
                                Objects.requireNonNullElse(given.failures, usual.failures()),
                                seconds(given.window, usual.window()),
                                seconds(given.pause, usual.pause()),
                                Objects.requireNonNullElse(given.extensions, usual.extensions()));
            }
        }
    }

    /** @return the same with another catalogue of targets */
    Playbook with(List<TargetGroup> others) {
        return new Playbook(
                key,
                name,
                description,
                lane,
                roles,
                responsibilities,
                stages,
                sections,
                plan,
                gate,
                checklists,
                standards,
                others,
                guides,
                files,
                limits,
                work);
    }

    /** @return what the gate asks for: its own checks, then the standards, those that always hold first */
    public List<GateCheck> checks() {
        return Stream.concat(
                        gate.checks().stream(),
                        Stream.concat(standards.always().stream(), standards.never().stream())
                                .map(Standard::asCheck))
                .toList();
    }

    /** @return of lines in per cent, what evidence for the check has to show; 0 for none */
    public int coverage(String check) {
        return checks().stream()
                .filter(each -> each.key().equals(check))
                .mapToInt(GateCheck::coverage)
                .findFirst()
                .orElse(0);
    }

    /** @return the key of the PRD's section that has the heading in one of the languages */
    public Optional<String> sectionKey(String heading) {
        return keyIn(sections, heading);
    }

    /** @return the key of the plan's section that has the heading in one of the languages */
    public Optional<String> planSectionKey(String heading) {
        return keyIn(plan.sections(), heading);
    }

    private static Optional<String> keyIn(List<Section> sections, String heading) {
        var slug = Slugs.slug(heading);
        return sections.stream()
                .filter(section -> section.heading().texts().values().stream()
                        .anyMatch(each -> Slugs.slug(each).equals(slug)))
                .map(Section::key)
                .findFirst();
    }

    public Optional<Role> role(String roleKey) {
        return roles.stream().filter(role -> role.key().equals(roleKey)).findFirst();
    }

    /**
     * @param title of a phase of a plan, as it stands there
     * @return the role that owns it: the one that the plan's template gives the phase, else the one that the title ends
     *     with in parentheses
     */
    public Optional<Role> ownerOf(String title) {
        var named = plain(title);
        return plan.phases().stream()
                .filter(phase -> phase.title().texts().values().stream()
                        .anyMatch(each -> plain(each).equals(named)))
                .findFirst()
                .flatMap(phase -> Optional.ofNullable(phase.role()))
                .flatMap(this::role)
                .or(() -> roles.stream()
                        .filter(role -> role.name().texts().values().stream()
                                .anyMatch(name -> named.endsWith("(" + name.toLowerCase(Locale.ROOT) + ")")))
                        .findFirst());
    }

    /** A phase is the same one under another number, and with a mark at its end that says that it is done. */
    private static String plain(String title) {
        return NUMBER.matcher(title)
                .replaceFirst("")
                .replaceFirst("[^\\p{L}\\p{N})]+$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** @return the stage of a phase */
    public Optional<Stage> stage(RequirementPhase phase) {
        return stages.stream().filter(stage -> stage.phase() == phase).findFirst();
    }

    public Optional<Responsibility> responsibility(Duty duty) {
        return responsibilities.stream().filter(row -> row.duty() == duty).findFirst();
    }
}
