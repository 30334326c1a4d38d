package io.planwright.ui.settings;

import com.vaadin.flow.component.html.Div;
import io.planwright.application.project.ProjectView;

/** One part of the settings of a project. */
abstract class SettingsTab extends Div {

    SettingsTab() {
        addClassName("settings-tab");
    }

    /** Shows how the project stands; leaves alone what somebody is about to change here. */
    abstract void show(ProjectView project);
}
