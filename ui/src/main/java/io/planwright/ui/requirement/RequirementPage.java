package io.planwright.ui.requirement;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.check.CheckResult;
import io.planwright.application.check.Evaluation;
import io.planwright.application.item.CompatibilityMatrix;
import io.planwright.application.item.Item;
import io.planwright.application.item.ItemDesk;
import io.planwright.application.item.ItemKind;
import io.planwright.application.item.Items;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.plan.PlanView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.HandoffDesk;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.Workspace;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.application.workspace.Workspaces;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.requirement.RequirementCommand;
import io.planwright.domain.requirement.RequirementCommand.AcceptDesign;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.ClearBlocker;
import io.planwright.domain.requirement.RequirementCommand.RaiseBlocker;
import io.planwright.domain.requirement.RequirementCommand.RestoreRequirement;
import io.planwright.domain.requirement.RequirementCommand.RetitleRequirement;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import io.planwright.domain.text.DocumentEvent.TextEdited;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.Reader;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.notice.Notices;
import io.planwright.ui.requirement.PlansPanel.PlanLine;
import io.planwright.ui.requirement.Standing.Design;
import io.planwright.ui.requirement.Standing.Gate;
import io.planwright.ui.shell.Addresses;
import io.planwright.ui.shell.Located;
import io.planwright.ui.shell.MainLayout;
import io.planwright.ui.shell.Trail;
import io.planwright.ui.shell.Trail.Crumb;
import io.planwright.ui.text.SectionOutline;
import io.planwright.ui.text.Writing;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One requirement: the outline, the document, and what is around it. */
@Route(value = "p/:project/:slug", layout = MainLayout.class)
@PermitAll
public class RequirementPage extends Div implements BeforeEnterObserver, Located, HasDynamicTitle {

    private final Projects projects;
    private final Requirements requirements;
    private final WorkspaceDesk workspaces;
    private final TextDesk textDesk;
    private final PlanDesk planDesk;
    private final HandoffDesk handoffs;
    private final Commands commands;
    private final Workspaces files;
    private final RecentEvents recent;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final RequirementHead head = new RequirementHead(new Whole(), DownloadHandler.fromInputStream(_ -> zip()));
    private final SectionOutline outline = new SectionOutline(RequirementFiles.MAIN, this::addSection);
    private final DocumentFlow document;
    private final CompatibilityMatrixBlock matrix;
    private final Rail rail;
    private Workspace now;
    private Runnable leave = () -> {};

    public RequirementPage(
            Projects projects,
            Requirements requirements,
            WorkspaceDesk workspaces,
            Texts texts,
            TextDesk textDesk,
            ItemDesk itemDesk,
            PlanDesk planDesk,
            HandoffDesk handoffs,
            Commands commands,
            Workspaces files,
            RecentEvents recent,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live) {
        this.projects = projects;
        this.requirements = requirements;
        this.workspaces = workspaces;
        this.textDesk = textDesk;
        this.planDesk = planDesk;
        this.handoffs = handoffs;
        this.commands = commands;
        this.files = files;
        this.recent = recent;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        document = new DocumentFlow(new Writing(textDesk, texts, attempts, this::by));
        var deeds = new ItemDeeds(itemDesk, textDesk, texts, attempts, this::by, () -> now);
        matrix = new CompatibilityMatrixBlock(deeds);
        rail = new Rail(deeds, new Blocking(), this::askForPlan);
        var frame = new Div(outline, document, rail);
        frame.addClassName("frame");
        addClassName("requirement-page");
        add(head, frame);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        var parameters = entering.getRouteParameters();
        open(parameters.get("project").orElseThrow(), parameters.get("slug").orElseThrow());
    }

    void open(String key, String slug) {
        var project = projects.withKey(key).orElseThrow(NotFoundException::new);
        var requirement = requirements.withSlug(project.id(), slug).orElseThrow(NotFoundException::new);
        now = workspaces.at(requirement.id());
        show();
        rail.happened(recent.of(requirement.id()));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leave = live.watch(attached.getUI(), this::concerns, this::refresh);
        getElement().executeJs("window.planwright?.revealHash()");
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private boolean concerns(LoggedEvent event) {
        return now.requirement().id().toString().equals(event.requirement());
    }

    private void refresh(List<LoggedEvent> events) {
        var texts = new Kinds(events).onlyOf(TextEdited.class);
        now = texts.isEmpty()
                ? workspaces.at(now.requirement().id())
                : workspaces.reread(
                        now, texts.stream().map(TextEdited::documentId).toList());
        show();
        if (new Kinds(events).any(RequirementEvent.class)) {
            MainLayout.around(this).ifPresent(MainLayout::showTrail);
        }
        rail.happened(events.stream().map(RecentEvents::happened).toList());
    }

    private void show() {
        var found = new EnumMap<ItemKind, List<Item>>(ItemKind.class);
        for (var kind : ItemKind.values()) {
            found.put(kind, Items.of(now, kind));
        }
        var targets = CompatibilityMatrix.of(now.playbook(), found.getOrDefault(ItemKind.TARGET, List.of()));
        var checks = now.gates().stream()
                .flatMap(gate -> Evaluation.of(gate, now).stream())
                .toList();
        var gateAddress = Addresses.gate(now.project(), now.requirement().slug());
        head.show(standing(checks, gateAddress));
        outline.show(SectionMarks.of(
                now, found.values().stream().flatMap(List::stream).toList()));
        matrix.show(targets, now.playbook(), Reader.language());
        document.show(now, Rail.hasTargets(targets) ? below() : Map.of());
        rail.show(
                now,
                found,
                targets,
                checks,
                gateAddress,
                now.plans().stream().map(this::line).toList());
    }

    /** The matrix stands below the section that its targets are read off, or where that would be. */
    private Map<DocumentId, Component> below() {
        var requirement = now.requirement();
        var told = Items.sections(requirement, now.playbook(), ItemKind.TARGET).stream()
                .findFirst()
                .or(() -> requirement.sections().stream()
                        .filter(section -> section.key().contains("scope"))
                        .findFirst())
                .or(() -> RequirementFiles.inOrder(requirement).stream()
                        .filter(section -> section.path().equals(RequirementFiles.MAIN))
                        .reduce((_, last) -> last));
        return told.<Map<DocumentId, Component>>map(section -> Map.of(section.documentId(), matrix))
                .orElse(Map.of());
    }

    private Standing standing(List<CheckResult> checks, String gateAddress) {
        var requirement = now.requirement();
        int failed = (int) checks.stream()
                .filter(check -> check.state() == CheckResult.State.FAILED)
                .count();
        int open = (int) checks.stream().filter(check -> !check.state().lets()).count() - failed;
        return new Standing(
                requirement.title(),
                requirement.phase(),
                requirement.reviewed(),
                requirement.archived(),
                turn(),
                new Gate(checks.size(), open, failed, gateAddress),
                design());
    }

    private String turn() {
        var playbook = now.playbook();
        return playbook.stage(now.requirement().phase())
                .flatMap(stage -> playbook.role(stage.role()))
                .map(role -> role.name().in(Reader.language()))
                .orElse("");
    }

    private Design design() {
        var accepted = now.requirement().design();
        if (accepted != null) {
            var text = now.texts().get(accepted.documentId());
            return new Design.Accepted(accepted.acceptedBy(), text == null || text.version() != accepted.version());
        }
        return now.playbook().plan().needsDesign() ? new Design.Missing() : new Design.NotNeeded();
    }

    private PlanLine line(PlanView plan) {
        var all = now.tasks().getOrDefault(plan.id(), List.of());
        int done = (int) all.stream().filter(task -> task.task().done()).count();
        return new PlanLine(
                plan.id().toString(),
                plan.title(),
                plan.path(),
                Addresses.plan(now.project(), now.requirement().slug(), plan.id()),
                done,
                all.size());
    }

    private By by() {
        return current.by(now.project().id(), now.requirement().id());
    }

    private boolean send(RequirementCommand command) {
        return attempts.attempt(() -> commands.send(by(), command));
    }

    private DownloadResponse zip() {
        var bytes = files.zip(now.requirement().id());
        return new DownloadResponse(
                new ByteArrayInputStream(bytes), now.requirement().slug() + ".zip", "application/zip", bytes.length);
    }

    private void askForPlan() {
        new NewPlanDialog(now.playbook(), now.requirement().title(), this::draftPlan).open();
    }

    private boolean draftPlan(String title, boolean template) {
        var made = attempts.make(
                () -> planDesk.draft(by(), now.project(), now.requirement(), now.playbook(), title, null, template));
        made.ifPresent(plan -> getUI().ifPresent(ui ->
                ui.navigate(Addresses.plan(now.project(), now.requirement().slug(), plan))));
        return made.isPresent();
    }

    /** Gives the PRD a section that the playbook asks for, behind the one that comes before it there. */
    private void addSection(String key) {
        var asked = now.playbook().sections();
        var before = new HashSet<>(Set.of("preamble"));
        for (var section : asked) {
            if (section.key().equals(key)) {
                var document = new DocumentId(by().newId());
                var after = now.requirement().sectionsOf(RequirementFiles.MAIN).stream()
                        .filter(each -> before.contains(each.key()))
                        .reduce((_, last) -> last)
                        .map(SectionRef::documentId)
                        .orElse(null);
                var heading = section.heading().in(now.project().language());
                attempts.attempt(() -> commands.send(
                        by(),
                        List.of(
                                new OpenDocument(document, "## " + heading + "\n\n"),
                                new AddSection(now.requirement().id(), document, key, RequirementFiles.MAIN, after))));
                return;
            }
            before.add(section.key());
        }
    }

    @Override
    public Trail trail() {
        return new Trail(
                now.project(),
                Trail.Area.REQUIREMENTS,
                List.of(
                        new Crumb(
                                now.project().name(),
                                Addresses.project(now.project().key())),
                        new Crumb(now.requirement().title(), null)));
    }

    @Override
    public String getPageTitle() {
        return Rendered.plain(now.requirement().title()) + " · " + now.project().key();
    }

    /** What the head lets one do. */
    private final class Whole implements RequirementHead.Actions {
        @Override
        public boolean retitle(String title) {
            return send(new RetitleRequirement(now.requirement().id(), title));
        }

        @Override
        public void handOff() {
            var seen = now.requirement().phase();
            var next = RequirementPhase.values()[seen.ordinal() + 1];
            new NoteDialog(
                            "hand-off",
                            getTranslation("handOff.title", getTranslation("phase." + next)),
                            getTranslation("handOff.do"),
                            note -> attempts.attempt(
                                    () -> handoffs.handOff(by(), now.requirement(), seen, now.playbook(), note)))
                    .open();
        }

        @Override
        public void finish(ReviewStep step) {
            var words = getTranslation("review.finish." + step);
            new NoteDialog(
                            "finish-step",
                            words,
                            words,
                            note -> attempts.attempt(
                                    () -> handoffs.finish(by(), now.requirement(), now.playbook(), step, note)))
                    .open();
        }

        @Override
        public void sendBack() {
            var seen = now.requirement().phase();
            new SendBackDialog(
                            seen,
                            (to, reason) -> attempts.attempt(
                                    () -> handoffs.sendBack(by(), now.requirement(), seen, to, reason)))
                    .open();
        }

        @Override
        public void archive(boolean archived) {
            var id = now.requirement().id();
            boolean done = send(
                    archived
                            ? new ArchiveRequirement(id)
                            : new RestoreRequirement(id, now.playbook().limits().mostActive()));
            if (done && archived) {
                Notices.undoable(getTranslation("requirement.archivedNow"), () -> archive(false));
            }
        }

        @Override
        public void acceptDesign() {
            new DesignDialog(now, new Designing()).open();
        }
    }

    /** What can be done about the design. */
    private final class Designing implements DesignDialog.Actions {
        @Override
        public boolean accept(DesignDialog.Choice choice) {
            return send(new AcceptDesign(now.requirement().id(), choice.document(), choice.version()));
        }

        @Override
        public Optional<Workspace> take(String fileName, String text) {
            var path = DesignDialog.pathOf(fileName);
            var known = now.requirement().sectionsOf(path).stream()
                    .map(section -> now.texts().get(section.documentId()))
                    .filter(Objects::nonNull)
                    .findFirst();
            boolean taken = known.isPresent()
                    ? attempts.attempt(() ->
                            textDesk.write(by(), known.get().id(), known.get().version(), text))
                    : attempts.make(() -> textDesk.add(by(), now.requirement(), path, null, text))
                            .isPresent();
            return taken ? Optional.of(workspaces.at(now.requirement().id())) : Optional.empty();
        }
    }

    /** What can be done about blockers. */
    private final class Blocking implements BlockersPanel.Actions {
        @Override
        public boolean raise(String text) {
            return send(new RaiseBlocker(now.requirement().id(), new BlockerId(by().newId()), text));
        }

        @Override
        public boolean clear(BlockerId blocker, String outcome) {
            return send(new ClearBlocker(now.requirement().id(), blocker, outcome));
        }
    }
}
