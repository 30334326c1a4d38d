package io.planwright.application.decomposition;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Missing;
import io.planwright.application.Receipt;
import io.planwright.application.decomposition.DecompositionView.Dropped;
import io.planwright.application.markdown.TextBytes;
import io.planwright.application.markdown.UnreadableText;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.workspace.Contents;
import io.planwright.application.workspace.Workspaces;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.decomposition.DecompositionCommand.AbandonDecomposition;
import io.planwright.domain.decomposition.DecompositionCommand.AcceptPass;
import io.planwright.domain.decomposition.DecompositionCommand.AddProposedTask;
import io.planwright.domain.decomposition.DecompositionCommand.DropProposedTask;
import io.planwright.domain.decomposition.DecompositionCommand.FinishDecomposition;
import io.planwright.domain.decomposition.DecompositionCommand.Propose;
import io.planwright.domain.decomposition.DecompositionCommand.ReviseTask;
import io.planwright.domain.decomposition.DecompositionCommand.StartDecomposition;
import io.planwright.domain.decomposition.DecompositionState;
import io.planwright.domain.decomposition.MadeTask;
import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.requirement.RequirementCommand.RequireActive;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks are made of a document: an engine proposes, pass by pass, a person reviews, and what is accepted at last
 * fills the plan.
 */
public final class DecompositionDesk {

    private static final String MOST_LIKELY = "prd.md";

    private final Commands commands;
    private final Engines engines;
    private final Contents contents;
    private final Workspaces workspaces;
    private final Plans plans;
    private final Requirements requirements;

    /**
     * The source as it is now.
     *
     * @param changed whether it is another than the one that the tasks are made of
     * @param sha256 null when it is not there any more, or never was a file
     */
    public record SourceNow(boolean changed, @Nullable String sha256) {}

    public DecompositionDesk(
            Commands commands,
            Engines engines,
            Contents contents,
            Workspaces workspaces,
            Plans plans,
            Requirements requirements) {
        this.commands = commands;
        this.engines = engines;
        this.contents = contents;
        this.workspaces = workspaces;
        this.plans = plans;
        this.requirements = requirements;
    }

    /** @return the names of the engines there are, the one that is taken unless another is named first */
    public List<String> engines() {
        return engines.all().stream().map(DecompositionEngine::name).toList();
    }

    /** @return paths of the texts that tasks can be made of: the requirement's files but for the plan itself */
    public List<String> documents(PlanView plan) {
        return workspaces.files(plan.requirementId()).entrySet().stream()
                .filter(file -> !file.getKey().equals(plan.path()) && isText(file.getKey(), file.getValue()))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing((String path) -> !path.equals(MOST_LIKELY))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static boolean isText(String path, byte[] content) {
        try {
            return TextBytes.decode(path, content).codePoints().anyMatch(Character::isLetterOrDigit);
        } catch (UnreadableText _) {
            return false;
        }
    }

    /**
     * Begins with a file of the requirement's workspace as it is now.
     *
     * @param engine its name; null for the first
     * @throws Missing when there is no such file
     * @throws UnreadableText when it is no text
     * @throws Refused {@code source.empty}, {@code engine.unknown}
     */
    public EngineCall<Made<DecompositionId>> start(By by, PlanView plan, String path, @Nullable String engine) {
        var content = workspaces.file(plan.requirementId(), path);
        return start(by, plan, new Source(path, TextBytes.decode(path, content)), path, content, engine);
    }

    /** Begins with a text from elsewhere, under a name. */
    public EngineCall<Made<DecompositionId>> start(
            By by, PlanView plan, String name, String text, @Nullable String engine) {
        return start(by, plan, new Source(name, text), null, text.getBytes(StandardCharsets.UTF_8), engine);
    }

    private EngineCall<Made<DecompositionId>> start(
            By by, PlanView plan, Source source, @Nullable String path, byte[] content, @Nullable String engine) {
        var asked = engines.named(engine);
        mayAsk(by, plan.id());
        return new EngineCall<>(() -> asked.propose(Pass.CYCLES, source, null), (sender, proposal) -> {
            var id = new DecompositionId(sender.newId());
            var sha256 = contents.put(content);
            return new Made<>(
                    id,
                    commands.send(
                            on(sender, plan.id()),
                            List.of(
                                    new StartDecomposition(id, plan.id(), source.name(), path, sha256, asked.name()),
                                    new Propose(id, proposal))));
        });
    }

    /** An engine costs time, and maybe money: who may not plan does not get as far as that. */
    private void mayAsk(By by, PlanId plan) {
        var requirement = requirement(plan);
        commands.send(by.once(null).on(requirement.projectId(), requirement.id()), new RequireActive(requirement.id()));
    }

    /**
     * Accepts the pass under review and has the next one proposed, or fills the plan after the last.
     *
     * @param seen as it was looked at: whatever was changed since then is not accepted
     * @throws Refused {@code pass.illegal}, {@code proposal.changed}, {@code decomposition.finished},
     *     {@code decomposition.abandoned}; then nothing is changed
     * @throws EngineFailed when there is no next proposal to be had; then nothing is changed either
     */
    public Receipt accept(By by, DecompositionView seen) {
        return isLast(seen) ? finish(by, seen) : next(by, seen).make(by);
    }

    /** @return whether the plan is filled once this proposal is accepted */
    public static boolean isLast(DecompositionView view) {
        return view.proposal() != null && view.proposal().pass().next().isEmpty();
    }

    /** @return the question for the pass that follows the one under review */
    public EngineCall<Receipt> next(By by, DecompositionView seen) {
        var accepted = reviewed(seen);
        var next = accepted.pass().next().orElseThrow();
        var engine = engines.named(seen.engine());
        var source = source(seen);
        if (seen.state() == DecompositionState.OPEN) {
            mayAsk(by, seen.planId());
        } else {
            commands.send(on(by, seen.planId()), accept(seen, accepted.pass())); // says why not
        }
        return new EngineCall<>(
                () -> engine.propose(next, source, accepted),
                (sender, proposal) -> commands.send(
                        on(sender, seen.planId()),
                        List.of(accept(seen, accepted.pass()), new Propose(seen.id(), proposal))));
    }

    private static AcceptPass accept(DecompositionView seen, Pass pass) {
        return new AcceptPass(seen.id(), pass, seen.version());
    }

    /** Accepts the last pass and fills the plan, all of it or nothing. */
    public Receipt finish(By by, DecompositionView seen) {
        var accepted = reviewed(seen);
        var plan = plan(seen.planId());
        var on = on(by, plan.id());
        var filling = ProposalFilling.of(on, plan, requirement(plan.id()).projectId(), accepted);
        var todo = new ArrayList<Object>();
        todo.add(accept(seen, accepted.pass()));
        todo.addAll(filling.commands());
        todo.add(new FinishDecomposition(
                seen.id(),
                accepted.tasks().stream()
                        .map(task -> new MadeTask(
                                task.key(),
                                Objects.requireNonNull(filling.tasks().get(task.key()))))
                        .toList()));
        return commands.send(on, todo);
    }

    private static Proposal reviewed(DecompositionView view) {
        if (view.proposal() == null) {
            throw new Refused(
                    "pass.illegal",
                    "there is no proposal to accept yet",
                    List.of(new Fact("decomposition", view.id().toString(), "has no proposal")),
                    List.of("abandon the decomposition"));
        }
        return view.proposal();
    }

    /** @param task as it is to be, under the key of the one that it replaces */
    public Receipt revise(By by, DecompositionView view, ProposedTask task) {
        return commands.send(on(by, view.planId()), new ReviseTask(view.id(), task));
    }

    /** @param before key of the task that it is to stand before; null for the end */
    public Receipt add(By by, DecompositionView view, ProposedTask task, @Nullable String before) {
        return commands.send(on(by, view.planId()), new AddProposedTask(view.id(), task, before));
    }

    /** @return a key for a task that a person adds */
    public static String freeKey(DecompositionView view) {
        var taken = Stream.concat(
                        reviewed(view).tasks().stream(), view.dropped().stream().map(Dropped::task))
                .map(ProposedTask::key)
                .collect(Collectors.toSet());
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> "own" + n)
                .filter(key -> !taken.contains(key))
                .findFirst()
                .orElseThrow();
    }

    public Receipt drop(By by, DecompositionView view, String key) {
        return commands.send(on(by, view.planId()), new DropProposedTask(view.id(), key));
    }

    /**
     * Brings a task back that was left out in this pass: where it stood, with what it waited for and what waited for it,
     * as far as that is still there.
     *
     * @throws Refused {@code task.unknown} when none was left out under that key
     */
    public Receipt restore(By by, DecompositionView view, String key) {
        var proposal = reviewed(view);
        var dropped = view.dropped(key)
                .orElseThrow(() -> new Refused(
                        "task.unknown",
                        "no task '" + key + "' was left out in this pass",
                        List.of(new Fact("task", key, "was not left out")),
                        view.dropped().stream().map(each -> each.task().key()).toList()));
        var task = dropped.task();
        var todo = new ArrayList<Object>();
        var before = dropped.before() == null || proposal.task(dropped.before()).isEmpty() ? null : dropped.before();
        todo.add(new AddProposedTask(
                view.id(),
                task.withDependsOn(task.dependsOn().stream()
                        .filter(blocker -> proposal.task(blocker).isPresent())
                        .toList()),
                before));
        for (var waiting : dropped.awaitedBy()) {
            proposal.task(waiting).ifPresent(each -> {
                var blockers = new ArrayList<>(each.dependsOn());
                blockers.add(key);
                todo.add(new ReviseTask(view.id(), each.withDependsOn(blockers)));
            });
        }
        return commands.send(on(by, view.planId()), todo);
    }

    public Receipt abandon(By by, DecompositionView view) {
        return commands.send(
                on(by, view.planId()), new AbandonDecomposition(view.id(), by.reason() == null ? "" : by.reason()));
    }

    /** @return the source as it was when the decomposition began */
    public Source source(DecompositionView view) {
        var content = contents.get(view.sha256()).orElseThrow(() -> new Missing("source", view.name()));
        return new Source(view.name(), TextBytes.decode(view.name(), content));
    }

    public SourceNow now(DecompositionView view) {
        if (view.path() == null) {
            return new SourceNow(false, null);
        }
        var sha256 = workspaces
                .find(plan(view.planId()).requirementId(), view.path())
                .map(DecompositionDesk::sha256)
                .orElse(null);
        return new SourceNow(!view.sha256().equals(sha256), sha256);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private By on(By by, PlanId plan) {
        var requirement = requirement(plan);
        return by.on(requirement.projectId(), requirement.id());
    }

    private PlanView plan(PlanId id) {
        return plans.withId(id).orElseThrow(() -> new Missing("plan", id.toString()));
    }

    private RequirementView requirement(PlanId plan) {
        var id = plan(plan).requirementId();
        return requirements.withId(id).orElseThrow(() -> new Missing("requirement", id.toString()));
    }
}
