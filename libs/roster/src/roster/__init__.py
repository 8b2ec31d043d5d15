"""What every service keeps of the directory: units 机构, posts 岗位, people 人员, powers to approve 审批权限."""
