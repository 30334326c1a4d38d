package io.planwright.application.requirement;

import io.planwright.application.Happening;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.LineEnd;
import io.planwright.domain.requirement.Progress;
import io.planwright.domain.requirement.RequirementEvent;
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
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a requirement looks like.
 *
 * @param sections its texts; those of one file stand in the order of the file
 * @param files its files that are no texts
 * @param reviewed the steps of the review that are finished, in order
 * @param design the design that was accepted; null when there is none
 * @param blockers what blocks it, in the order in which it was raised
 * @param handoffs how it was handed on and back, oldest first
 * @param windowsFiles paths of the files whose lines end with CR LF
 */
public record RequirementView(
        RequirementId id,
        ProjectId projectId,
        String slug,
        String title,
        Lane lane,
        String playbook,
        RequirementPhase phase,
        boolean archived,
        List<SectionRef> sections,
        List<FileRef> files,
        List<String> windowsFiles,
        List<ReviewStep> reviewed,
        @Nullable Design design,
        List<Blocker> blockers,
        List<Handoff> handoffs,
        long version,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {

    /** A text of a requirement: its key in addresses, and the workspace file that it belongs to. */
    public record SectionRef(DocumentId documentId, String key, String path) {}

    /** A file that is no text, kept under the SHA-256 of its content. */
    public record FileRef(String path, String sha256, long size) {}

    /** An accepted design: which text, in which version of it. */
    public record Design(DocumentId documentId, long version, String acceptedBy, Instant acceptedAt) {}

    /** @param outcome how it was cleared; null while it blocks */
    public record Blocker(
            BlockerId id,
            String text,
            String raisedBy,
            Instant raisedAt,
            @Nullable String outcome,
            @Nullable String clearedBy,
            @Nullable Instant clearedAt) {}

    /**
     * A handing on or, where {@code to} comes before {@code from}, a sending back.
     *
     * @param step the step of the review that was finished; null when the phase changed
     */
    public record Handoff(
            RequirementPhase from,
            RequirementPhase to,
            @Nullable ReviewStep step,
            String note,
            String by,
            Instant at) {}

    /** @return what still blocks it */
    public List<Blocker> openBlockers() {
        return blockers.stream().filter(blocker -> blocker.outcome() == null).toList();
    }

    /** @return the step of the review whose turn it is; empty when it is not being reviewed */
    public Optional<ReviewStep> reviewStep() {
        return phase != RequirementPhase.REVIEWING
                ? Optional.empty()
                : Stream.of(ReviewStep.values())
                        .filter(step -> !reviewed.contains(step))
                        .findFirst();
    }

    public Optional<SectionRef> section(String key) {
        return sections.stream().filter(section -> section.key().equals(key)).findFirst();
    }

    /** @return the sections of one file, in order */
    public List<SectionRef> sectionsOf(String path) {
        return sections.stream().filter(section -> section.path().equals(path)).toList();
    }

    /** @return the view after the event */
    public static RequirementView fold(@Nullable RequirementView view, RequirementEvent event, Happening happening) {
        if (event instanceof RequirementDrafted drafted) {
            return new RequirementView(
                    drafted.requirementId(),
                    drafted.projectId(),
                    drafted.slug().value(),
                    drafted.title(),
                    drafted.lane(),
                    drafted.playbook(),
                    RequirementPhase.PLANNING,
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    List.of(),
                    1,
                    happening.at(),
                    happening.at(),
                    happening.by().name());
        }
        if (view == null) {
            throw new IllegalStateException("no requirement before " + event);
        }
        var next = new Draft(view);
        switch (event) {
            case RequirementDrafted _ -> {}
            case RequirementRetitled retitled -> next.title = retitled.title();
            case SlugChanged changed -> next.slug = changed.slug().value();
            case SectionAdded added -> next.add(added);
            case FileAttached attached -> next.add(attached);
            case LineEndingSet set -> next.set(set);
            case SectionRemoved removed -> next.remove(removed);
            case FileRemoved removed -> next.removeFile(removed.path());
            case DesignAccepted accepted ->
                next.design = new Design(
                        accepted.documentId(),
                        accepted.version(),
                        happening.by().name(),
                        happening.at());
            case BlockerRaised raised ->
                next.blockers = appended(
                        view.blockers,
                        new Blocker(
                                raised.blockerId(),
                                raised.text(),
                                happening.by().name(),
                                happening.at(),
                                null,
                                null,
                                null));
            case BlockerCleared cleared -> next.clear(cleared, happening);
            case ReviewStepFinished finished -> {
                next.reviewed = appended(view.reviewed, finished.step());
                next.note(view.phase, finished.step(), finished.note(), happening);
            }
            case RequirementHandedOff handed -> {
                next.note(handed.to(), null, handed.note(), happening);
                next.phase = handed.to();
            }
            case RequirementSentBack sent -> {
                next.note(sent.to(), null, sent.reason(), happening);
                next.phase = sent.to();
                next.reviewed = List.of();
            }
            case ProgressTakenOver(var _, var progress) -> next.takeOver(progress);
            case RequirementArchived _ -> next.archived = true;
            case RequirementRestored _ -> next.archived = false;
        }
        return next.at(happening);
    }

    private static <T> List<T> appended(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    private static final class Draft {
        private final RequirementView view;
        private String slug;
        private String title;
        private RequirementPhase phase;
        private boolean archived;
        private List<SectionRef> sections;
        private List<FileRef> files;
        private List<String> windowsFiles;
        private List<ReviewStep> reviewed;
        private @Nullable Design design;
        private List<Blocker> blockers;
        private List<Handoff> handoffs;

        Draft(RequirementView view) {
            this.view = view;
            slug = view.slug;
            title = view.title;
            phase = view.phase;
            archived = view.archived;
            sections = view.sections;
            files = view.files;
            windowsFiles = view.windowsFiles;
            reviewed = view.reviewed;
            design = view.design;
            blockers = view.blockers;
            handoffs = view.handoffs;
        }

        void note(RequirementPhase to, @Nullable ReviewStep step, String note, Happening happening) {
            handoffs = appended(
                    handoffs,
                    new Handoff(view.phase, to, step, note, happening.by().name(), happening.at()));
        }

        void takeOver(Progress progress) {
            phase = progress.phase();
            reviewed = List.copyOf(progress.reviewed());
            for (var told : progress.handoffs()) {
                handoffs = appended(
                        handoffs, new Handoff(told.from(), told.to(), told.step(), told.note(), told.by(), told.at()));
            }
            for (var told : progress.blockers()) {
                blockers = appended(
                        blockers,
                        new Blocker(
                                told.id(),
                                told.text(),
                                told.raisedBy(),
                                told.raisedAt(),
                                told.outcome(),
                                told.clearedBy(),
                                told.clearedAt()));
            }
        }

        void remove(SectionRemoved removed) {
            sections = sections.stream()
                    .filter(section -> !section.documentId().equals(removed.documentId()))
                    .toList();
        }

        void removeFile(String path) {
            files = files.stream().filter(file -> !file.path().equals(path)).toList();
        }

        void clear(BlockerCleared cleared, Happening happening) {
            blockers = blockers.stream()
                    .map(blocker -> blocker.id().equals(cleared.blockerId())
                            ? new Blocker(
                                    blocker.id(),
                                    blocker.text(),
                                    blocker.raisedBy(),
                                    blocker.raisedAt(),
                                    cleared.outcome(),
                                    happening.by().name(),
                                    happening.at())
                            : blocker)
                    .toList();
        }

        void add(SectionAdded added) {
            sections = new ArrayList<>(sections);
            var section = new SectionRef(added.documentId(), added.key(), added.path());
            sections.add(placeAfter(added.after(), added.path()), section);
        }

        private int placeAfter(@Nullable DocumentId after, String path) {
            for (int i = 0; i < sections.size(); i++) {
                if (after == null
                        ? sections.get(i).path().equals(path)
                        : sections.get(i).documentId().equals(after)) {
                    return after == null ? i : i + 1;
                }
            }
            return sections.size();
        }

        void add(FileAttached attached) {
            files = new ArrayList<>(files);
            files.removeIf(file -> file.path().equals(attached.path()));
            files.add(new FileRef(attached.path(), attached.sha256(), attached.size()));
        }

        void set(LineEndingSet set) {
            windowsFiles = new ArrayList<>(windowsFiles);
            windowsFiles.remove(set.path());
            if (set.lineEnd() == LineEnd.CRLF) {
                windowsFiles.add(set.path());
            }
        }

        RequirementView at(Happening happening) {
            return new RequirementView(
                    view.id,
                    view.projectId,
                    slug,
                    title,
                    view.lane,
                    view.playbook,
                    phase,
                    archived,
                    List.copyOf(sections),
                    List.copyOf(files),
                    List.copyOf(windowsFiles),
                    reviewed,
                    design,
                    blockers,
                    handoffs,
                    view.version + 1,
                    view.createdAt,
                    happening.at(),
                    happening.by().name());
        }
    }
}
