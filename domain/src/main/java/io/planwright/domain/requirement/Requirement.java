package io.planwright.domain.requirement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Claims;
import io.planwright.domain.Paths;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.RequirementCommand.AcceptDesign;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.ArchiveWhenDone;
import io.planwright.domain.requirement.RequirementCommand.AttachFile;
import io.planwright.domain.requirement.RequirementCommand.ChangeSlug;
import io.planwright.domain.requirement.RequirementCommand.ClearBlocker;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.RequirementCommand.FinishReviewStep;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.RaiseBlocker;
import io.planwright.domain.requirement.RequirementCommand.RemoveFile;
import io.planwright.domain.requirement.RequirementCommand.RemoveSection;
import io.planwright.domain.requirement.RequirementCommand.RequireActive;
import io.planwright.domain.requirement.RequirementCommand.RequireDesign;
import io.planwright.domain.requirement.RequirementCommand.RestoreRequirement;
import io.planwright.domain.requirement.RequirementCommand.RetitleRequirement;
import io.planwright.domain.requirement.RequirementCommand.SendBack;
import io.planwright.domain.requirement.RequirementCommand.SetLineEnding;
import io.planwright.domain.requirement.RequirementCommand.TakeOverProgress;
import io.planwright.domain.requirement.RequirementEvent.BlockerCleared;
import io.planwright.domain.requirement.RequirementEvent.BlockerRaised;
import io.planwright.domain.requirement.RequirementEvent.DesignAccepted;
import io.planwright.domain.requirement.RequirementEvent.FileAttached;
import io.planwright.domain.requirement.RequirementEvent.FileRemoved;
import io.planwright.domain.requirement.RequirementEvent.LineEndingSet;
import io.planwright.domain.requirement.RequirementEvent.ProgressTakenOver;
import io.planwright.domain.requirement.RequirementEvent.RequirementArchived;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.RequirementEvent.RequirementHandedOff;
import io.planwright.domain.requirement.RequirementEvent.RequirementRestored;
import io.planwright.domain.requirement.RequirementEvent.RequirementRetitled;
import io.planwright.domain.requirement.RequirementEvent.RequirementSentBack;
import io.planwright.domain.requirement.RequirementEvent.ReviewStepFinished;
import io.planwright.domain.requirement.RequirementEvent.SectionAdded;
import io.planwright.domain.requirement.RequirementEvent.SectionRemoved;
import io.planwright.domain.requirement.RequirementEvent.SlugChanged;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** One feature or fix: its texts, and how far it has come. */
public class Requirement {

    /** Every change of one writes them all. */
    private static final int MOST_SECTIONS = 2_000;

    @AggregateIdentifier
    private RequirementId id;

    private ProjectId projectId;
    private Slug slug;
    private String title;
    private RequirementPhase phase = RequirementPhase.PLANNING;
    private boolean archived;
    private Lane lane = Lane.FULL;
    private boolean designAccepted;
    private final EnumSet<ReviewStep> reviewed = EnumSet.noneOf(ReviewStep.class);
    private final Map<BlockerId, String> blockers = new HashMap<>();
    private final Map<String, DocumentId> sections = new HashMap<>();
    private final Map<DocumentId, String> scratch = new LinkedHashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, LineEnd> lineEnds = new HashMap<>();

    Requirement() {}

    @CommandHandler
    public Requirement(DraftRequirement command, Claims claims) {
        claims.take(
                slugsOf(command.projectId()),
                command.slug().value(),
                command.requirementId().value());
        if (command.lane() == Lane.FULL) {
            claims.takePlace(
                    placesOf(command.projectId()),
                    command.mostActive(),
                    command.requirementId().value());
        }
        apply(new RequirementDrafted(
                command.requirementId(),
                command.projectId(),
                command.slug(),
                Titles.checked("the title of a requirement", command.title()),
                command.lane(),
                command.playbook()));
    }

    @CommandHandler
    void handle(RetitleRequirement command) {
        mustBeActive();
        var wanted = Titles.checked("the title of a requirement", command.title());
        if (!wanted.equals(title)) {
            apply(new RequirementRetitled(id, wanted));
        }
    }

    @CommandHandler
    void handle(ChangeSlug command, Claims claims) {
        mustBeActive();
        if (!command.slug().equals(slug)) {
            claims.take(slugsOf(projectId), command.slug().value(), id.value());
            claims.release(slugsOf(projectId), slug.value(), id.value());
            apply(new SlugChanged(id, command.slug()));
        }
    }

    @CommandHandler
    void handle(AddSection command) {
        mustBeActive();
        var present = sections.get(command.key());
        if (command.documentId().equals(present)) {
            return;
        }
        if (present != null) {
            throw new Refused(
                    "section.taken",
                    "requirement '" + slug + "' has a section '" + command.key() + "' already",
                    List.of(new Fact("section", command.key(), "is in use")),
                    List.of("choose another key"));
        }
        if (sections.size() >= MOST_SECTIONS) {
            throw new Refused(
                    "requirement.tooManySections",
                    "a requirement may have " + MOST_SECTIONS + " sections, '" + slug + "' has them already",
                    List.of(),
                    List.of("make several requirements of it"));
        }
        if (command.after() != null && !sections.containsValue(command.after())) {
            throw new Refused("section.unknown", "requirement '" + slug + "' has no text " + command.after());
        }
        apply(new SectionAdded(
                id, command.documentId(), command.key(), Paths.checked(command.path()), command.after()));
    }

    @CommandHandler
    void handle(RemoveSection command) {
        mustBeActive();
        if (sections.containsValue(command.documentId())) {
            apply(new SectionRemoved(id, command.documentId()));
        }
    }

    @CommandHandler
    void handle(RemoveFile command) {
        mustBeActive();
        if (files.containsKey(command.path())) {
            apply(new FileRemoved(id, command.path()));
        }
    }

    @CommandHandler
    void handle(AcceptDesign command) {
        mustBeActive();
        if (!sections.containsValue(command.documentId())) {
            throw new Refused("section.unknown", "requirement '" + slug + "' has no text " + command.documentId());
        }
        apply(new DesignAccepted(id, command.documentId(), command.version()));
    }

    @CommandHandler
    void handle(RequireActive command) {
        mustBeActive();
    }

    @CommandHandler
    void handle(RequireDesign command) {
        if (!designAccepted) {
            throw new Refused(
                    "design.missing",
                    "requirement '" + slug + "' has no accepted design: a plan is made from one",
                    List.of(new Fact("requirement", id.toString(), "has no accepted design")),
                    List.of("attach the architect's document", "accept it"));
        }
    }

    @CommandHandler
    void handle(RaiseBlocker command) {
        mustBeActive();
        if (!blockers.containsKey(command.blockerId())) {
            apply(new BlockerRaised(id, command.blockerId(), Titles.checked("a blocker", command.text())));
        }
    }

    @CommandHandler
    void handle(ClearBlocker command) {
        mustBeActive();
        if (blockers.containsKey(command.blockerId())) {
            apply(new BlockerCleared(id, command.blockerId(), command.outcome()));
        }
    }

    @CommandHandler
    void handle(AttachFile command) {
        mustBeActive();
        if (!command.sha256().equals(files.get(command.path()))) {
            apply(new FileAttached(id, Paths.checked(command.path()), command.sha256(), command.size()));
        }
    }

    @CommandHandler
    void handle(SetLineEnding command) {
        mustBeActive();
        if (lineEnds.getOrDefault(command.path(), LineEnd.LF) != command.lineEnd()) {
            apply(new LineEndingSet(id, command.path(), command.lineEnd()));
        }
    }

    @CommandHandler
    void handle(HandOff command, Gates gates) {
        mustBeActive();
        if (command.from() == RequirementPhase.DONE && phase == RequirementPhase.DONE) {
            throw new Refused(
                    "requirement.done",
                    "requirement '" + slug + "' is done: there is nobody to hand it to",
                    List.of(new Fact("requirement", id.toString(), "is DONE")),
                    List.of("send it back", "archive it"));
        }
        if (command.from() != RequirementPhase.DONE && phase == command.from().next()) {
            return; // somebody else has handed it off
        }
        mustBeIn(command.from());
        var next = phase.next();
        if (next == RequirementPhase.DONE) {
            mustPass(gates, ReviewStep.GATE);
            for (var step : ReviewStep.values()) {
                if (!reviewed.contains(step)) {
                    finish(step, step == ReviewStep.CLEANUP ? command.note() : "");
                }
            }
        } else {
            apply(new RequirementHandedOff(id, next, command.note()));
        }
    }

    private void mustBeIn(RequirementPhase wanted) {
        if (phase != wanted) {
            throw new Refused(
                    "requirement.phase",
                    "requirement '" + slug + "' is in " + phase + ", no longer in " + wanted,
                    List.of(new Fact("requirement", id.toString(), "is in " + phase)),
                    List.of("look at it again"));
        }
    }

    @CommandHandler
    void handle(FinishReviewStep command, Gates gates) {
        mustBeActive();
        if (phase != RequirementPhase.REVIEWING) {
            throw new Refused(
                    "review.notNow",
                    "requirement '" + slug + "' is in " + phase + ": there is no review to go on with",
                    List.of(new Fact("requirement", id.toString(), "is in " + phase)),
                    List.of("hand it off until it is in REVIEWING"));
        }
        if (reviewed.contains(command.step())) {
            return;
        }
        var turn = EnumSet.complementOf(reviewed).iterator().next();
        if (command.step() != turn) {
            throw new Refused(
                    "review.order",
                    "the review of requirement '" + slug + "' is at " + turn + ": " + command.step() + " comes later",
                    List.of(new Fact("requirement", id.toString(), "is at " + turn)),
                    List.of(turn.name()));
        }
        mustPass(gates, command.step());
        finish(command.step(), command.note());
    }

    private void mustPass(Gates gates, ReviewStep step) {
        var open = gates.openChecks(id, step);
        if (!open.isEmpty()) {
            throw new Refused(
                    "gate.open",
                    "requirement '" + slug + "' cannot go on: " + open.size() + " of its checks "
                            + (open.size() == 1 ? "is" : "are") + " open",
                    open,
                    List.of("pass or waive the open checks", "send it back"));
        }
    }

    private void finish(ReviewStep step, String note) {
        apply(new ReviewStepFinished(id, step, note));
        if (step == ReviewStep.CLEANUP) {
            for (var text : List.copyOf(scratch.keySet())) {
                apply(new SectionRemoved(id, text));
            }
            files.keySet().stream()
                    .filter(Requirement::isScratch)
                    .toList()
                    .forEach(path -> apply(new FileRemoved(id, path)));
            apply(new RequirementHandedOff(id, RequirementPhase.DONE, note));
        }
    }

    private static boolean isScratch(String path) {
        return path.startsWith("tmp/");
    }

    @CommandHandler
    void handle(SendBack command) {
        mustBeActive();
        if (command.to().compareTo(command.from()) >= 0) {
            throw new Refused(
                    "requirement.notBehind",
                    "requirement '" + slug + "' is in " + phase + ": it cannot be sent back to " + command.to(),
                    List.of(new Fact("requirement", id.toString(), "is in " + phase)),
                    List.of(RequirementPhase.values()).subList(0, phase.ordinal()).stream()
                            .map(Enum::name)
                            .toList());
        }
        if (command.reason().isBlank()) {
            throw new Refused("reason.missing", "sending a requirement back needs a reason");
        }
        if (phase == command.to()) {
            return; // somebody else has sent it back
        }
        mustBeIn(command.from());
        apply(new RequirementSentBack(id, command.to(), command.reason()));
    }

    @CommandHandler
    void handle(TakeOverProgress command) {
        mustBeActive();
        if (phase != RequirementPhase.PLANNING || !blockers.isEmpty()) {
            throw new Refused(
                    "requirement.begun",
                    "requirement '" + slug + "' has come further than an import can take over",
                    List.of(new Fact(
                            "requirement",
                            id.toString(),
                            "is in " + phase + " with " + blockers.size() + " open blockers")),
                    List.of("hand it off"));
        }
        if (command.progress().tellsSomething()) {
            apply(new ProgressTakenOver(id, command.progress()));
        }
    }

    @CommandHandler
    void handle(ArchiveRequirement command, Claims claims) {
        archive(claims);
    }

    @CommandHandler
    void handle(ArchiveWhenDone command, Claims claims) {
        if (phase == RequirementPhase.DONE) {
            archive(claims);
        }
    }

    private void archive(Claims claims) {
        if (!archived) {
            claims.leavePlace(placesOf(projectId), id.value());
            apply(new RequirementArchived(id));
        }
    }

    @CommandHandler
    void handle(RestoreRequirement command, Claims claims) {
        if (archived) {
            if (lane == Lane.FULL) {
                claims.takePlace(placesOf(projectId), command.mostActive(), id.value());
            }
            apply(new RequirementRestored(id));
        }
    }

    private void mustBeActive() {
        if (archived) {
            throw new Refused(
                    "requirement.archived",
                    "requirement '" + slug + "' is archived and cannot be changed",
                    List.of(new Fact("requirement", id.toString(), "is archived")),
                    List.of("restore it"));
        }
    }

    private static String slugsOf(ProjectId project) {
        return "slug/" + project;
    }

    private static String placesOf(ProjectId project) {
        return "active/" + project;
    }

    @EventSourcingHandler
    void on(RequirementEvent event) {
        id = event.requirementId();
        switch (event) {
            case RequirementDrafted drafted -> {
                projectId = drafted.projectId();
                slug = drafted.slug();
                title = drafted.title();
                lane = drafted.lane();
            }
            case RequirementRetitled retitled -> title = retitled.title();
            case SlugChanged changed -> slug = changed.slug();
            case SectionAdded added -> {
                sections.put(added.key(), added.documentId());
                if (isScratch(added.path())) {
                    scratch.put(added.documentId(), added.path());
                }
            }
            case SectionRemoved removed -> {
                sections.values().remove(removed.documentId());
                scratch.remove(removed.documentId());
            }
            case FileRemoved removed -> files.remove(removed.path());
            case DesignAccepted _ -> designAccepted = true;
            case BlockerRaised raised -> blockers.put(raised.blockerId(), raised.text());
            case BlockerCleared cleared -> blockers.remove(cleared.blockerId());
            case ReviewStepFinished finished -> reviewed.add(finished.step());
            case FileAttached attached -> files.put(attached.path(), attached.sha256());
            case LineEndingSet set -> lineEnds.put(set.path(), set.lineEnd());
            case RequirementHandedOff handed -> phase = handed.to();
            case RequirementSentBack sent -> {
                phase = sent.to();
                reviewed.clear();
            }
            case ProgressTakenOver taken -> {
                phase = taken.progress().phase();
                reviewed.addAll(taken.progress().reviewed());
                taken.progress().blockers().stream()
                        .filter(blocker -> blocker.outcome() == null)
                        .forEach(blocker -> blockers.put(blocker.id(), blocker.text()));
            }
            case RequirementArchived _ -> archived = true;
            case RequirementRestored _ -> archived = false;
        }
    }
}
