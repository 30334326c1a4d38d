package io.planwright.infrastructure;

import io.planwright.application.Commands;
import io.planwright.application.StorableCommands;
import io.planwright.application.briefing.BriefingDesk;
import io.planwright.application.briefing.BriefingFiles;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.circuit.CircuitDesk;
import io.planwright.application.circuit.Trips;
import io.planwright.application.decomposition.DecompositionDesk;
import io.planwright.application.decomposition.Engines;
import io.planwright.application.evidence.EvidenceBox;
import io.planwright.application.evidence.EvidenceDesk;
import io.planwright.application.evidence.EvidenceFiles;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.guide.GuideDesk;
import io.planwright.application.item.ItemDesk;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.person.Administrators;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectDesk;
import io.planwright.application.project.Projects;
import io.planwright.application.refusal.FactNames;
import io.planwright.application.requirement.HandoffDesk;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.rights.GuardedCommands;
import io.planwright.application.rights.LatestViews;
import io.planwright.application.task.Attempts;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.Texts;
import io.planwright.application.worker.Beats;
import io.planwright.application.worker.ClaimDesk;
import io.planwright.application.worker.Crew;
import io.planwright.application.worker.OpenWork;
import io.planwright.application.worker.Workers;
import io.planwright.application.workspace.ComputedFiles;
import io.planwright.application.workspace.Contents;
import io.planwright.application.workspace.Imports;
import io.planwright.application.workspace.OneMoment;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.application.workspace.Workspaces;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Gives the application's desks the adapters they work with. */
@Configuration(proxyBeanMethods = false)
class DesksConfiguration {

    @Bean
    Playbooks playbooks() {
        return new Playbooks();
    }

    /** The one way in for commands: whoever they come from, their texts are looked at and the rights asked here. */
    @Bean
    @Primary
    Commands guardedCommands(
            @Qualifier("commands") Commands commands,
            LatestViews latest,
            Plans plans,
            Tasks tasks,
            Playbooks playbooks,
            Administrators administrators) {
        return new StorableCommands(new GuardedCommands(commands, latest, plans, tasks, playbooks, administrators));
    }

    @Bean
    ProjectDesk projectDesk(Commands commands, Playbooks playbooks) {
        return new ProjectDesk(commands, playbooks);
    }

    @Bean
    PlaybookDesk playbookDesk(Commands commands, Playbooks playbooks) {
        return new PlaybookDesk(commands, playbooks);
    }

    @Bean
    RequirementDesk requirementDesk(Commands commands, Requirements requirements, Playbooks playbooks) {
        return new RequirementDesk(commands, requirements, playbooks);
    }

    @Bean
    HandoffDesk handoffDesk(Commands commands) {
        return new HandoffDesk(commands);
    }

    @Bean
    TextDesk textDesk(Commands commands, Texts texts, EventLog log, ReadPosition position) {
        return new TextDesk(commands, texts, log, position);
    }

    @Bean
    GuideDesk guideDesk(Commands commands, Texts texts) {
        return new GuideDesk(commands, texts);
    }

    @Bean
    ItemDesk itemDesk(
            Commands commands,
            Projects projects,
            Requirements requirements,
            Texts texts,
            EventLog log,
            ReadPosition position) {
        return new ItemDesk(commands, projects, requirements, texts, log, position);
    }

    @Bean
    FactNames factNames(Tasks tasks, Requirements requirements) {
        return new FactNames(tasks, requirements);
    }

    @Bean
    PlanDesk planDesk(Commands commands, Tasks tasks, Clock clock) {
        return new PlanDesk(commands, tasks, clock);
    }

    @Bean
    WorkspaceDesk workspaceDesk(
            OneMoment moment,
            Projects projects,
            Requirements requirements,
            Playbooks playbooks,
            Plans plans,
            Tasks tasks,
            Texts texts,
            QualityGates gates) {
        return new WorkspaceDesk(moment, projects, requirements, playbooks, plans, tasks, texts, gates);
    }

    @Bean
    BriefingDesk briefingDesk(
            WorkspaceDesk workspaces,
            Requirements requirements,
            EventLog log,
            Attempts attempts,
            EvidenceBox evidence) {
        return new BriefingDesk(workspaces, requirements, log, attempts, evidence);
    }

    @Bean
    BriefingFiles briefingFiles(EventLog log) {
        return new BriefingFiles(log);
    }

    @Bean
    Workspaces workspaces(
            WorkspaceDesk desk,
            Requirements requirements,
            Playbooks playbooks,
            Texts texts,
            Contents contents,
            List<ComputedFiles> computed) {
        return new Workspaces(desk, requirements, playbooks, texts, contents, computed);
    }

    @Bean
    Imports imports(
            Commands commands,
            Requirements requirements,
            Playbooks playbooks,
            Contents contents,
            Plans plans,
            Tasks tasks,
            Texts texts,
            EventLog log,
            ReadPosition position,
            Clock clock) {
        return new Imports(commands, requirements, playbooks, contents, plans, tasks, texts, log, position, clock);
    }

    @Bean
    DecompositionDesk decompositionDesk(
            Commands commands,
            Engines engines,
            Contents contents,
            Workspaces workspaces,
            Plans plans,
            Requirements requirements) {
        return new DecompositionDesk(commands, engines, contents, workspaces, plans, requirements);
    }

    @Bean
    ClaimDesk claimDesk(Commands commands, OpenWork work, CircuitBoard circuits, ReadPosition position, Clock clock) {
        return new ClaimDesk(commands, work, circuits, position, clock);
    }

    @Bean
    EvidenceDesk evidenceDesk(Commands commands, EvidenceFiles files) {
        return new EvidenceDesk(commands, files);
    }

    @Bean
    CircuitDesk circuitDesk(Commands commands, Tasks tasks) {
        return new CircuitDesk(commands, tasks);
    }

    @Bean
    Trips trips(EventLog log) {
        return new Trips(log);
    }

    @Bean
    Crew crew(Workers workers, Beats beats, Tasks tasks, Clock clock) {
        return new Crew(workers, beats, tasks, clock);
    }
}
