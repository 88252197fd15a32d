//! `mognad schema`.

use mognad::report::schema;

use super::args::SchemaFile;
use super::context::Context;

pub fn run(context: &Context, file: SchemaFile) -> anyhow::Result<()> {
    context.print(match file {
        SchemaFile::Questionnaire => schema::questionnaire(context.lang())?,
        SchemaFile::Assessment => schema::assessment(context.lang())?,
        SchemaFile::Answers => schema::answers(context.lang())?,
        SchemaFile::Mapping => schema::mapping(context.lang())?,
        SchemaFile::Plan => schema::plan(context.lang())?,
        SchemaFile::Benchmark => schema::benchmark(context.lang())?,
        SchemaFile::Policy => schema::policy(context.lang())?,
    })
}
