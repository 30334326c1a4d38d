package io.planwright.infrastructure.rest;

import io.planwright.application.By;
import io.planwright.application.Missing;
import io.planwright.application.Receipt;
import io.planwright.application.decomposition.DecompositionDesk;
import io.planwright.application.decomposition.DecompositionView;
import io.planwright.application.decomposition.Decompositions;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.infrastructure.rest.DecompositionJson.Decomposition;
import io.planwright.infrastructure.rest.DecompositionJson.DecompositionSummary;
import io.planwright.infrastructure.rest.Returns.IfMatch;
import io.planwright.infrastructure.rest.Writes.Tagged;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Decompositions")
class DecompositionResource {

    private final DecompositionDesk desk;
    private final Decompositions decompositions;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    /**
     * Either a file of the requirement's workspace, or a text with a name.
     *
     * @param engine {@code structure}, which needs nothing but the text, or {@code language-model} where the operator has set one
     *     up; the first where it is missing
     */
    record NewDecomposition(
            @Nullable String path,
            @Nullable String name,
            @Nullable String text,
            @Nullable String engine) {}

    /**
     * What is missing stays as it is; an empty list or text takes away what there was.
     *
     * @param complexity {@code low}, {@code medium} or {@code high}
     */
    record ProposedTaskChange(
            @Nullable String title,
            @Nullable String phase,
            @Nullable String complexity,
            @Nullable List<String> files,
            @Nullable String testFile,
            @Nullable List<String> dependsOn,
            @Nullable List<String> criteria,
            @Nullable List<String> hints) {

        ProposedTask of(ProposedTask task) {
            return new ProposedTask(
                    task.key(),
                    title == null ? task.title() : title,
                    phase == null ? task.phase() : phase,
                    complexity == null
                            ? task.complexity()
                            : Lookups.constant(Complexity.class, "complexity", complexity),
                    files == null ? task.files() : files,
                    testFile == null ? task.testFile() : testFile,
                    dependsOn == null ? task.dependsOn() : dependsOn,
                    criteria == null ? task.criteria() : criteria,
                    hints == null ? task.hints() : hints,
                    task.lines());
        }
    }

    /**
     * @param key made where it is missing
     * @param phase the last one where it is missing
     * @param before key of the task that it is to stand before; the end where it is missing
     */
    record NewProposedTask(
            @Nullable String key,
            String title,
            @Nullable String phase,
            @Nullable String complexity,
            @Nullable List<String> files,
            @Nullable String testFile,
            @Nullable List<String> dependsOn,
            @Nullable List<String> criteria,
            @Nullable List<String> hints,
            @Nullable String before) {}

    DecompositionResource(
            DecompositionDesk desk, Decompositions decompositions, Lookups find, Writes writes, Lists lists) {
        this.desk = desk;
        this.decompositions = decompositions;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    private DecompositionView find(String id) {
        return decompositions
                .withId(new DecompositionId(Lookups.uuid("decomposition", id)))
                .orElseThrow(() -> new Missing("decomposition", id));
    }

    private Decomposition json(String id) {
        var view = find(id);
        return Decomposition.of(view, desk.now(view));
    }

    @GetMapping("/plans/{id}/decompositions")
    @Returns(value = DecompositionSummary.class, list = true)
    @Nullable
    ResponseEntity<Object> list(HttpServletRequest request, @PathVariable String id) {
        var all = decompositions.of(find.plan(id).id());
        return lists.answer(request, DecompositionSummary.class, Lists.whole(all, DecompositionSummary::of));
    }

    /** Begins to make tasks of a document; answers once the engine has proposed the first pass. */
    @PostMapping("/plans/{id}/decompositions")
    @Returns(value = Decomposition.class, status = 201, asksAnEngine = true)
    ResponseEntity<Object> start(
            HttpServletRequest request, @PathVariable String id, @RequestBody NewDecomposition body) {
        var plan = find.plan(id);
        find.active(plan.requirementId());
        boolean isFile = body.path() != null;
        if (isFile == (body.text() != null) || isFile && body.name() != null) {
            throw new IllegalArgumentException(
                    "tasks are made either of a file of the workspace ('path') or of a text ('name' and 'text')");
        }
        return writes.answer(request, by -> {
            var call = isFile
                    ? desk.start(by, plan, ProjectResource.required("path", body.path()), body.engine())
                    : desk.start(
                            by,
                            plan,
                            ProjectResource.required("name", body.name()),
                            ProjectResource.required("text", body.text()),
                            body.engine());
            var made = call.make(by);
            var address = "/api/v1/decompositions/" + made.id();
            return Written.created(made.receipt(), address, () -> json(made.id().toString()));
        });
    }

    @GetMapping("/decompositions/{id}")
    @Returns(value = Decomposition.class, etag = true)
    ResponseEntity<Object> one(@PathVariable String id) {
        return writes.answer(tagged(id));
    }

    private Tagged tagged(String id) {
        var view = find(id);
        return new Tagged(view.version(), Decomposition.of(view, desk.now(view)));
    }

    /** Carries out a change of the proposal under review, on the version that was seen where one is named. */
    private ResponseEntity<Object> change(HttpServletRequest request, String id, Change change) {
        var view = find(id);
        return writes.answer(
                request, by -> Written.ok(change.of(by.seeing(seen(request, view)), view), () -> json(id)));
    }

    private By.@Nullable Seen seen(HttpServletRequest request, DecompositionView view) {
        return writes.seen(request, view.id(), () -> tagged(view.id().toString()));
    }

    private interface Change {
        Receipt of(By by, DecompositionView view);
    }

    @PatchMapping("/decompositions/{id}/tasks/{key}")
    @Returns(value = Decomposition.class, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> revise(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String key,
            @RequestBody ProposedTaskChange body) {
        return change(request, id, (by, view) -> {
            var proposal = proposal(view);
            var task = proposal.task(key)
                    .orElseThrow(() -> new Refused(
                            "task.unknown",
                            "there is no task '" + key + "' in the proposal",
                            List.of(new Fact("task", key, "is not in the proposal")),
                            proposal.tasks().stream().map(ProposedTask::key).toList()));
            return desk.revise(by, view, body.of(task));
        });
    }

    private static Proposal proposal(DecompositionView view) {
        if (view.proposal() == null) {
            throw new Missing("proposal", view.id().toString());
        }
        return view.proposal();
    }

    @PostMapping("/decompositions/{id}/tasks")
    @Returns(value = Decomposition.class, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> add(HttpServletRequest request, @PathVariable String id, @RequestBody NewProposedTask body) {
        var title = ProjectResource.required("title", body.title());
        return change(request, id, (by, view) -> {
            var proposal = proposal(view);
            var task = new ProposedTask(
                    body.key() == null ? DecompositionDesk.freeKey(view) : body.key(),
                    title,
                    body.phase() == null ? proposal.phases().getLast().title() : body.phase(),
                    body.complexity() == null
                            ? Complexity.MEDIUM
                            : Lookups.constant(Complexity.class, "complexity", body.complexity()),
                    orNone(body.files()),
                    body.testFile(),
                    orNone(body.dependsOn()),
                    orNone(body.criteria()),
                    orNone(body.hints()),
                    null);
            return desk.add(by, view, task, body.before());
        });
    }

    private static List<String> orNone(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }

    /** Leaves a task out; those that waited for it wait for it no longer. */
    @DeleteMapping("/decompositions/{id}/tasks/{key}")
    @Returns(value = Decomposition.class, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> drop(HttpServletRequest request, @PathVariable String id, @PathVariable String key) {
        return change(request, id, (by, view) -> desk.drop(by, view, key));
    }

    /** Brings a task back that was left out in this pass. */
    @PostMapping("/decompositions/{id}/tasks/{key}/restore")
    @Returns(value = Decomposition.class, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> restore(HttpServletRequest request, @PathVariable String id, @PathVariable String key) {
        return change(request, id, (by, view) -> desk.restore(by, view, key));
    }

    /** Accepts the proposal as it stands: the next pass is proposed, or after the last the plan is filled. */
    @PostMapping("/decompositions/{id}/accept")
    @Returns(value = Decomposition.class, asksAnEngine = true, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> accept(HttpServletRequest request, @PathVariable String id) {
        return change(request, id, desk::accept);
    }

    /** Abandons a decomposition; the plan stays as it is. */
    @DeleteMapping("/decompositions/{id}")
    @Returns(value = Void.class, status = 204, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> abandon(HttpServletRequest request, @PathVariable String id) {
        var view = find(id);
        return writes.answer(request, by -> Written.gone(desk.abandon(by.seeing(seen(request, view)), view)));
    }
}
