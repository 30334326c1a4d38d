package io.planwright.ui.text;

import io.planwright.application.check.Finding;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.workspace.Workspace;
import io.planwright.ui.shell.Addresses;
import java.util.List;
import java.util.Optional;

/** Tells under which address one finds what a finding is about. */
public record Places(Workspace workspace) {

    /** @return the address; empty where there is no page for it */
    public Optional<String> of(Finding finding) {
        return section(finding).or(() -> plan(finding)).or(() -> task(finding));
    }

    private Optional<String> section(Finding finding) {
        return sectionOf(finding)
                .map(section -> Addresses.requirement(
                                workspace.project(), workspace.requirement().slug())
                        + "#section-" + section.key());
    }

    /** @return the section of the requirement that it is about */
    public Optional<SectionRef> sectionOf(Finding finding) {
        var requirement = workspace.requirement();
        var ofFile = requirement.sectionsOf(finding.where());
        return ofFile.isEmpty() ? requirement.section(finding.where()) : at(ofFile, finding.line());
    }

    /** @return the section of a file in which a line stands; the first one for line 0 */
    private Optional<SectionRef> at(List<SectionRef> sections, int line) {
        long last = 0;
        for (var section : sections) {
            last += workspace.text(section.documentId()).lines().count();
            if (line <= last) {
                return Optional.of(section);
            }
        }
        return Optional.of(sections.getLast());
    }

    private Optional<String> plan(Finding finding) {
        return workspace.plans().stream()
                .filter(plan -> plan.path().equals(finding.where()))
                .map(plan -> Addresses.plan(
                        workspace.project(), workspace.requirement().slug(), plan.id()))
                .findFirst();
    }

    private Optional<String> task(Finding finding) {
        return workspace.allTasks().stream()
                .filter(task -> task.key().equals(finding.where()))
                .map(task -> Addresses.plan(
                                workspace.project(),
                                workspace.requirement().slug(),
                                task.task().planId())
                        + "#task-" + task.task().id())
                .findFirst();
    }
}
