//! `mognad completions` and `mognad man`.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Cli;
use super::context::Context;

pub fn completions(context: &Context, shell: Shell) -> anyhow::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "mognad", &mut script);
    context.print(script)
}

/// One page: the program, then each command in a section of its own.
pub fn man(context: &Context) -> anyhow::Result<()> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    // The commands stand further down on the same page, not on pages of their own.
    let page = String::from_utf8_lossy(&page).replace(".SH EXTRA", ".SH NOTES");
    let mut page = page.replace("\nmognad\\-", "\nmognad ").replace("(1)\n", "\n").into_bytes();
    for sub in commands(&command) {
        section(sub, &mut page)?;
    }
    context.print(page)
}

fn commands(command: &clap::Command) -> impl Iterator<Item = &clap::Command> {
    command.get_subcommands().filter(|sub| sub.get_name() != "help")
}

fn section(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
    // Options of every command are told once, at the top.
    let own = command.clone().mut_args(|arg| {
        let is_shared = arg.is_global_set() || matches!(arg.get_id().as_str(), "help" | "version");
        arg.hide(is_shared)
    });
    let man = Man::new(own);
    let mut body = Vec::new();
    man.render_description_section(&mut body)?;
    man.render_synopsis_section(&mut body)?;
    man.render_options_section(&mut body)?;
    man.render_extra_section(&mut body)?;
    // Headings of a command stand one step below those of the page.
    let body = String::from_utf8_lossy(&body).replace(".SH EXTRA", ".SH EXAMPLES").replace(".SH ", ".SS ");
    writeln!(page, ".SH \"{}\"", name.to_uppercase())?;
    page.write_all(body.as_bytes())?;
    commands(command).try_for_each(|sub| section(sub, page))
}
